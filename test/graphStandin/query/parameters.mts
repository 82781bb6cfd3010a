import { badRequest, notServed } from '../graphError.mts';

/** The system query options of a list or get, still as texts. */
export type Parameters = {
	readonly filter: string | null;
	readonly search: string | null;
	readonly orderBy: string | null;
	/** Null: everything that comes by default. */
	readonly select: readonly string[] | null;
	readonly top: number;
	readonly skip: number;
	readonly count: boolean;
};

const served = ['$filter', '$search', '$orderby', '$select', '$top', '$skip', '$count'];

/** Reads the query of a request; a refusal for what cannot be read or is not served. */
export function readParameters(query: unknown, topOver1000: 'refused' | 'capped'): Parameters {
	const texts = new Map<string, string>();
	for (const [name, value] of Object.entries(query ?? {})) {
		const key = name.toLowerCase();
		if (typeof value !== 'string') {
			throw badRequest(`Query option '${name}' was specified more than once.`);
		}
		if (served.includes(key)) texts.set(key, value);
		else if (name.startsWith('$')) throw notServed(`the query option ${name}`);
	}
	const select = texts.get('$select') ?? '';
	return {
		filter: texts.get('$filter') ?? null,
		search: texts.get('$search') ?? null,
		orderBy: texts.get('$orderby') ?? null,
		select: select === '' ? null : select.split(',').map((name) => name.trim()),
		top: readTop(texts.get('$top'), topOver1000),
		skip: readAmount('$skip', texts.get('$skip')) ?? 0,
		count: texts.get('$count') === 'true',
	};
}

function readTop(text: string | undefined, over1000: 'refused' | 'capped'): number {
	const top = readAmount('$top', text) ?? 10;
	if (top <= 1000) return top;
	if (over1000 === 'capped') return 1000;
	throw badRequest(
		`The limit of '1000' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
		'ErrorInvalidUrlQuery',
	);
}

function readAmount(name: string, text: string | undefined): number | null {
	if (text === undefined) return null;
	if (/^\d{1,9}$/.test(text)) return Number(text);
	throw badRequest(
		`Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
	);
}
