import { IANAZone } from 'luxon';
import { z } from 'zod';
import { ParameterProblem } from './parameterProblem';

/** Text as typed or computed; null, undefined and white space alone become ''. */
export const text = z.preprocess(
	(value) => (value === undefined || value === null ? '' : value),
	z
		.union([z.string(), z.number()], { errorMap: () => ({ message: 'must be a text' }) })
		.transform((value) => String(value).trim()),
);

/** An id or a label; '' when nothing is chosen. */
export const choice = z.preprocess(
	(value) => (value === undefined || value === null ? '' : value),
	z
		.union([z.string(), z.number()], { errorMap: () => ({ message: 'must be one name or ID' }) })
		.transform((value) => String(value).trim()),
);

/** Texts from a list, from one text, or from an expression inside a list that gave a list. */
export const texts = z.preprocess(
	(value) => (value === undefined || value === null ? [] : [value].flat(2)),
	z.array(text).transform((entries) => entries.filter((entry) => entry !== '')),
);

const flagWords = new Map([
	['true', true],
	['on', true],
	['yes', true],
	['1', true],
	['false', false],
	['off', false],
	['no', false],
	['0', false],
]);

/** A boolean, also as a sheet or a Data Table spells it; `whenUnset` when there is none. */
export function flag(whenUnset: boolean) {
	return z.preprocess(
		(value) => {
			if (isBlank(value)) return whenUnset;
			if (typeof value === 'boolean') return value;
			const isWord = typeof value === 'string' || typeof value === 'number';
			return isWord ? flagWords.get(String(value).trim().toLowerCase()) : undefined;
		},
		z.boolean({ errorMap: () => ({ message: 'must be true or false' }) }),
	);
}

/** A whole number from 0 up, also as text; `whenUnset` when there is none. */
export function count(whenUnset: number) {
	return z.preprocess(
		(value) => (isBlank(value) ? whenUnset : numberOf(value)),
		z
			.number({ errorMap: () => ({ message: 'must be a whole number, 0 or more' }) })
			.int()
			.nonnegative(),
	);
}

/** An Autotask id, also as text; null when the cell is empty. 0 is valid. */
export const optionalId = z.preprocess(
	(value) => (isBlank(value) ? null : numberOf(value)),
	z
		.number({ errorMap: () => ({ message: 'must be an ID, a whole number' }) })
		.int()
		.nonnegative()
		.safe()
		.nullable(),
);

/** An IANA time zone; '' when none is chosen. */
export const timeZone = text.refine((zone) => zone === '' || IANAZone.isValidZone(zone), {
	message: "must be a time zone such as 'America/Toronto'",
});

/** The rows of a fixed collection's group; none when it was never filled. */
export function rowsOf(
	collection: unknown,
	group: string,
): readonly Readonly<Record<string, unknown>>[] {
	const parsed = z.object({ [group]: z.array(z.record(z.unknown())) }).safeParse(collection);
	return parsed.success ? (parsed.data[group] ?? []) : [];
}

/**
 * `value` as `schema` reads it.
 * @throws ParameterProblem that names `displayName`, what is expected and what is there
 */
export function valueOf<T>(
	displayName: string,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	value: unknown,
): T {
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	const expected = parsed.error.issues[0]?.message ?? 'cannot be used';
	throw new ParameterProblem(
		displayName,
		`${expected}; it is ${shown(value)}`,
		`Open the node and change '${displayName}'. If it holds an expression, look at what the expression gives for this item.`,
	);
}

/** Whether a value stands for nothing: an empty cell, or a text of blanks. */
export function isBlank(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && /^\s*$/.test(value))
	);
}

/** Digits alone are a number: `1E5` may be somebody's customer code. A sheet may append `.0`. */
function numberOf(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	return /^\s*\d+(?:\.0+)?\s*$/.test(value) ? Number(value) : Number.NaN;
}

function shown(value: unknown): string {
	if (isBlank(value)) return 'empty';
	const printed = typeof value === 'string' ? value : JSON.stringify(value);
	return `'${printed.length > 80 ? `${printed.slice(0, 80)}…` : printed}'`;
}
