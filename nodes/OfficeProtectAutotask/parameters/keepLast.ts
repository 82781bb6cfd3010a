import { attempt } from 'lodash';

/**
 * The same function, which gives its last result again when it is asked for an equal value: a
 * mapping has hundreds of rows, takes milliseconds to check, and mostly is that of the execution
 * before. Values are compared as JSON, since n8n may change what it handed out; `parse` must depend
 * on nothing else.
 */
export function keepLast<T>(parse: (value: unknown) => T): (value: unknown) => T {
	let last: { readonly json: string; readonly result: T } | null = null;
	return (value) => {
		const json: unknown = attempt(JSON.stringify, value);
		if (typeof json !== 'string') return parse(value);
		if (last?.json !== json) last = { json, result: parse(value) };
		return last.result;
	};
}
