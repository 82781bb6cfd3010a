import { isJsonObject } from '../wire/lenientJson.mts';
import { rejected } from '../refusal.mts';

/** Where a walk over pages stands, as the page addresses carry it. */
export type Paging = {
	readonly pageSize: number;
	/** The last ids of the pages before the one before this; -1 stands for the beginning. */
	readonly previousIds: readonly number[];
	/** The last id of the page before this one. */
	readonly nextIds: readonly number[];
};

export const beginning = Number.NEGATIVE_INFINITY;

export function readPaging(text: string): Paging {
	try {
		const value: unknown = JSON.parse(text);
		if (isJsonObject(value)) {
			const pageSize = Number(value['pageSize']);
			const list = (name: string): readonly number[] => {
				const ids = value[name];
				return Array.isArray(ids) ? ids.map(Number) : [];
			};
			return { pageSize, previousIds: list('previousIds'), nextIds: list('nextIds') };
		}
	} catch {
		// Not JSON: refused below like any other text that says no page.
	}
	throw rejected('Value cannot be null.\r\nParameter name: paging');
}

/** The paging of the page after one that ends with this id. */
export function pagingAfter(current: Paging, lastId: number): Paging {
	return {
		pageSize: current.pageSize,
		previousIds: [...current.previousIds, ...current.nextIds],
		nextIds: [lastId],
	};
}

/** The paging of the page before; null on the first one. */
export function pagingBefore(current: Paging): Paging | null {
	if (current.nextIds.length === 0) return null;
	const previous = current.previousIds;
	return {
		pageSize: current.pageSize,
		previousIds: previous.slice(0, -1),
		nextIds: previous.slice(-1),
	};
}

export function pageUrl(base: string, path: string, paging: Paging, search: string | null): string {
	const found = search === null ? '' : `&search=${encodeURIComponent(search)}`;
	return `${base}V1.0/${path}/query/next?paging=${JSON.stringify(paging)}${found}`;
}
