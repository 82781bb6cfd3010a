import { badRequest } from '../graphError.mts';
import type { GraphRefusal } from '../graphError.mts';
import { propertyOf } from './messageProperties.mts';
import type { Property } from './messageProperties.mts';
import { syntaxError, tokensOf } from './tokens.mts';
import type { Token } from './tokens.mts';

export type Literal = string | number | boolean | null;
export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextTest = 'contains' | 'startswith' | 'endswith';

/** A `$filter` as read. */
export type Filter =
	| { readonly kind: 'all' | 'any'; readonly parts: readonly Filter[] }
	| { readonly kind: 'not'; readonly part: Filter }
	| {
			readonly kind: 'compare';
			readonly property: Property;
			readonly operator: Operator;
			readonly value: Literal;
	  }
	| {
			readonly kind: 'test';
			readonly property: Property;
			readonly test: TextTest;
			readonly value: string;
	  }
	/** `categories/any(c:c eq '...')` */
	| { readonly kind: 'category'; readonly value: string };

/** Reads a `$filter` on messages; a refusal in Graph's manner where it cannot be served. */
export function readFilter(filter: string): Filter {
	return new Reader(filter).read();
}

const literals: Readonly<Record<string, Literal>> = { true: true, false: false, null: null };

class Reader {
	readonly #filter: string;
	readonly #tokens: readonly Token[];
	#at = 0;

	constructor(filter: string) {
		this.#filter = filter;
		this.#tokens = tokensOf(filter);
	}

	read(): Filter {
		const filter = this.#any();
		if (this.#at < this.#tokens.length) throw this.#error();
		return filter;
	}

	#any(): Filter {
		const parts = [this.#all()];
		while (this.#takesWord('or')) parts.push(this.#all());
		return parts[1] === undefined ? this.#sole(parts) : { kind: 'any', parts };
	}

	#all(): Filter {
		const parts = [this.#term()];
		while (this.#takesWord('and')) parts.push(this.#term());
		return parts[1] === undefined ? this.#sole(parts) : { kind: 'all', parts };
	}

	#sole([part]: readonly Filter[]): Filter {
		if (part === undefined) throw this.#error();
		return part;
	}

	#term(): Filter {
		if (this.#takesSign('(')) {
			const inner = this.#any();
			this.#needsSign(')');
			return inner;
		}
		if (this.#takesWord('not')) return { kind: 'not', part: this.#term() };
		const word = this.#word();
		if (isTextTest(word)) return this.#textTest(word);
		if (this.#takesSign('(')) return this.#lambda(word);
		const property = filterable(word);
		const operator = this.#operator();
		return { kind: 'compare', property, operator, value: this.#literal(property, operator) };
	}

	#textTest(test: TextTest): Filter {
		this.#needsSign('(');
		const property = filterable(this.#word());
		this.#needsSign(',');
		const value = this.#text();
		this.#needsSign(')');
		return { kind: 'test', property, test, value };
	}

	#lambda(path: string): Filter {
		if (path.toLowerCase() !== 'categories/any') {
			throw badRequest(
				'The query filter contains one or more invalid nodes.',
				'ErrorInvalidUrlQueryFilter',
			);
		}
		this.#word();
		if (!this.#takesWord('eq')) {
			this.#word();
			if (!this.#takesWord('eq')) throw this.#error();
		}
		const value = this.#text();
		this.#needsSign(')');
		return { kind: 'category', value };
	}

	#literal(property: Property, operator: Operator): Literal {
		const token = this.#tokens[this.#at];
		this.#at += 1;
		if (token === undefined || token.kind === 'sign') throw this.#error();
		const value = token.kind === 'word' ? literals[token.value.toLowerCase()] : token.value;
		if (value === undefined) throw this.#error();
		const wanted = { text: 'string', date: 'number', flag: 'boolean' }[property.kind];
		if (value !== null && typeof value !== wanted) {
			throw badRequest(
				`Invalid filter clause: A binary operator with incompatible types was detected for ${property.name} ${operator}.`,
			);
		}
		return value;
	}

	#operator(): Operator {
		const word = this.#word().toLowerCase();
		if (isOperator(word)) return word;
		throw this.#error();
	}

	#word(): string {
		const token = this.#tokens[this.#at];
		if (token?.kind !== 'word') throw this.#error();
		this.#at += 1;
		return token.value;
	}

	#text(): string {
		const token = this.#tokens[this.#at];
		if (token?.kind !== 'text') throw this.#error();
		this.#at += 1;
		return token.value;
	}

	#takesWord(word: string): boolean {
		const token = this.#tokens[this.#at];
		if (token?.kind !== 'word' || token.value.toLowerCase() !== word) return false;
		this.#at += 1;
		return true;
	}

	#takesSign(sign: string): boolean {
		const token = this.#tokens[this.#at];
		if (token?.kind !== 'sign' || token.value !== sign) return false;
		this.#at += 1;
		return true;
	}

	#needsSign(sign: string): void {
		if (!this.#takesSign(sign)) throw this.#error();
	}

	#error(): GraphRefusal {
		return syntaxError(this.#filter);
	}
}

function filterable(path: string): Property {
	const property = propertyOf(path);
	if (!('known' in property)) return property;
	if (property.known) {
		throw badRequest(`The property '${path}' does not support filtering.`, 'ErrorInvalidProperty');
	}
	throw badRequest(
		`Invalid filter clause: Could not find a property named '${path}' on type 'microsoft.graph.message'.`,
	);
}

function isOperator(word: string): word is Operator {
	return ['eq', 'ne', 'gt', 'ge', 'lt', 'le'].includes(word);
}

function isTextTest(word: string): word is TextTest {
	return ['contains', 'startswith', 'endswith'].includes(word);
}
