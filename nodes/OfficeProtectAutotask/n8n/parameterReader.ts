import { isEqual } from 'lodash';
import type { IExecuteFunctions } from 'n8n-workflow';
import { displayNameOf } from '../parameters/nodeProperties';
import { ParameterProblem } from '../parameters/parameterProblem';
import type { ParameterSource } from '../parameters/parameterSource';
import { errorText } from './errorText';
import { isSameForAllItems } from './itemDependence';

/** Reads the parameters of one execution. */
export interface ParameterReader {
	/**
	 * A function that gives what `parse` makes of an item's parameters. An expression that cannot
	 * depend on the item is evaluated once per execution, and `parse` runs again only when a value
	 * that it read has changed; until then its very same result comes back, so that whatever is
	 * built from it can be kept too. The function throws a `ParameterProblem` for a value that
	 * cannot be evaluated or used.
	 */
	of<T>(parse: (source: ParameterSource) => T): (itemIndex: number) => T;
}

type Functions = Pick<IExecuteFunctions, 'getTimezone'> & {
	getNodeParameter(
		path: string,
		itemIndex: number,
		fallbackValue?: null,
		options?: { readonly rawExpressions: true },
	): unknown;
};

/** What a parse read and what it made of that. */
interface Parsed<T> {
	readonly reads: ReadonlyMap<string, unknown>;
	readonly result: T;
}

export function createParameterReader(functions: Functions): ParameterReader {
	const read = createRead(functions);
	const workflowTimeZone = functions.getTimezone();
	return {
		of: <T>(parse: (source: ParameterSource) => T) => {
			let last: Parsed<T> | null = null;
			return (itemIndex) => {
				if (last !== null && isUnchanged(last.reads, (path) => read(path, itemIndex))) {
					return last.result;
				}
				const reads = new Map<string, unknown>();
				const recorded = (path: string) => {
					const value = read(path, itemIndex);
					reads.set(path, value);
					return value;
				};
				const result = parse({ read: recorded, workflowTimeZone });
				last = { reads, result };
				return result;
			};
		},
	};
}

function createRead(functions: Functions): (path: string, itemIndex: number) => unknown {
	const sameForAll = new Map<string, unknown>();
	return (path, itemIndex) => {
		if (sameForAll.has(path)) return sameForAll.get(path);
		const raw = functions.getNodeParameter(path, itemIndex, null, { rawExpressions: true });
		if (raw === null) return undefined;
		const value = evaluate(functions, path, itemIndex);
		if (isSameForAllItems(raw)) sameForAll.set(path, value);
		return value;
	};
}

function evaluate(functions: Functions, path: string, itemIndex: number): unknown {
	try {
		return functions.getNodeParameter(path, itemIndex);
	} catch (error) {
		throw notEvaluated(path, error);
	}
}

function notEvaluated(path: string, error: unknown): ParameterProblem {
	return new ParameterProblem(
		displayNameOf(path),
		`cannot be evaluated: ${errorText(error)}`,
		'Open the node and correct the expression; the editor shows what it gives for each item.',
	);
}

function isUnchanged(
	reads: ReadonlyMap<string, unknown>,
	read: (path: string) => unknown,
): boolean {
	return [...reads].every(([path, value]) => isEqual(read(path), value));
}
