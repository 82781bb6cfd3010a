import { badRequest } from '../graphError.mts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The properties of `$select` with `id` and annotations, or without it all but those that only
 * `$select` brings. A refusal names the first property that there is not.
 */
export function selected(
	json: Json,
	select: readonly string[] | null,
	{ type, hidden = [] }: { readonly type: string; readonly hidden?: readonly string[] },
): Json {
	const names = Object.keys(json);
	if (select === null) return only(json, (name) => !hidden.includes(name));
	const wanted = select.map((name) => name.split('/')[0]?.toLowerCase() ?? '');
	const known = new Set([...names, 'sender', 'from'].map((name) => name.toLowerCase()));
	const unknown = wanted.findIndex((name) => name !== '*' && !known.has(name));
	if (unknown >= 0) {
		throw badRequest(
			`Parsing OData Select and Expand failed: Could not find a property named '${String(select[unknown])}' on type 'microsoft.graph.${type}'.`,
		);
	}
	if (wanted.includes('*')) return only(json, (name) => !hidden.includes(name));
	return only(
		json,
		(name) => name === 'id' || name.startsWith('@') || wanted.includes(name.toLowerCase()),
	);
}

function only(json: Json, keeps: (name: string) => boolean): Json {
	return Object.fromEntries(Object.entries(json).filter(([name]) => keeps(name)));
}
