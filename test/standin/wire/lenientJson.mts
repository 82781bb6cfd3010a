import { rejected } from '../refusal.mts';

export type JsonObject = { readonly [key: string]: unknown };

/**
 * Reads a request body as leniently as the vendor's own samples need: a comma before a closing
 * bracket is no error. Throws the refusal of a body that is no JSON object.
 */
export function readBody(body: string): JsonObject {
	const value = parse(body);
	if (!isJsonObject(value))
		throw rejected('Value cannot be null.\r\nParameter name: restModelInput');
	return value;
}

/** Reads a query from a body or a `search` parameter; undefined when there is none. */
export function readQuery(body: string): JsonObject | undefined {
	if (body.trim() === '') return undefined;
	const value = parse(body);
	return isJsonObject(value) ? value : undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a key, upper or lower case. */
export function valueOf(object: JsonObject, key: string): unknown {
	const sought = key.toLowerCase();
	const found = Object.keys(object).find((name) => name.toLowerCase() === sought);
	return found === undefined ? undefined : object[found];
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		try {
			return JSON.parse(withoutTrailingCommas(text));
		} catch {
			const first = text.trim().charAt(0);
			throw rejected(
				`Unexpected character encountered while parsing value: ${first}. Path '', line 0, position 0.`,
			);
		}
	}
}

function withoutTrailingCommas(text: string): string {
	const stringOrComma = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/gs;
	return text.replace(stringOrComma, (_, quoted: string | undefined) => quoted ?? '');
}
