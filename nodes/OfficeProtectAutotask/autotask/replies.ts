import { z } from 'zod';

/**
 * What Autotask's replies are made of, read leniently: an unset text is `""` or null depending on
 * the field, whole numbers may come as text, and dates come with or without `Z` (they are UTC).
 */

/**
 * What texts and whole numbers come as. For what is read by the thousand: a transform of zod leaves
 * about 1 kB behind each time, so it is changed afterwards.
 */
export const raw = {
	text: z.union([z.string(), z.number(), z.null()]).optional(),
	wholeOrNull: z.union([z.number().int(), z.string().regex(/^\s*-?\d*\s*$/), z.null()]).optional(),
	whole: z.union([z.number().int(), z.string().regex(/^\s*-?\d+\s*$/)]),
};

/** Null for null, missing and `""`. */
export function asText(value: z.infer<typeof raw.text>): string | null {
	return value === undefined || value === null || value === '' ? null : String(value);
}

/** A whole number or its text; null for null, missing and `""`. */
export function asWholeOrNull(value: z.infer<typeof raw.wholeOrNull>): number | null {
	return value === undefined || value === null || String(value).trim() === ''
		? null
		: Number(value);
}

/** An instant as an ISO text that ends with `Z`; null when unset. */
export function asInstant(value: z.infer<typeof raw.text>): string | null {
	const text = asText(value);
	return text === null || /(z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
}

export const text = raw.text.transform(asText);
export const wholeOrNull = raw.wholeOrNull.transform(asWholeOrNull);
export const whole = raw.whole.transform(Number);

/** Booleans come as such, as 0 and 1, or as text; false when missing. */
export const truth = z
	.union([z.boolean(), z.number(), z.string(), z.null()])
	.optional()
	.transform((value) => value === true || value === 1 || /^(true|1)$/i.test(String(value)));

/** The answer of a get by id: null when there is no such row. */
export function item<T>(row: z.ZodType<T, z.ZodTypeDef, unknown>) {
	return z
		.object({ item: z.union([row, z.null()]).optional() })
		.transform((reply): T | null => reply.item ?? null);
}

/** One page of a query; its rows are read one by one. */
export const page = z.object({
	items: z.array(z.record(z.unknown())),
	pageDetails: z.object({ nextPageUrl: z.string().nullish() }).nullish(),
});

/** The answer of a create or an update. */
export const operationResult = z.object({ itemId: raw.wholeOrNull.catch(null) });

/** The id that it names; 0 when it names none. */
export function idIn({ itemId }: z.infer<typeof operationResult>): number {
	return asWholeOrNull(itemId) ?? 0;
}
