import { visibility } from '../access.mts';
import type { Account } from '../accounts.mts';
import type { EntityName } from '../metadata/entities.mts';
import { rejected } from '../refusal.mts';
import type { JsonObject } from '../wire/lenientJson.mts';
import { shownRow } from '../wire/output.mts';
import type { World } from '../world.mts';
import type { Filter, Query } from './filter.mts';
import { findRows } from './find.mts';
import { beginning, pageUrl, pagingAfter, pagingBefore, readPaging } from './page.mts';
import type { Paging } from './page.mts';
import { parseQuery } from './parse.mts';

export type Question = {
	readonly name: EntityName;
	readonly raw: JsonObject | undefined;
	/** The text of the `search` parameter; null for a query by POST. */
	readonly search: string | null;
	/** The `paging` parameter of a further page; null for the first one. */
	readonly paging: string | null;
};

/** Answers a query with one page of rows and the addresses of its neighbours. */
export function find(world: World, account: Account, question: Question): object {
	const { name } = question;
	const entity = world.entities[name];
	const query = understand(world, name, question.raw);
	const first: Paging = { pageSize: query.pageSize, previousIds: [], nextIds: [] };
	const paging = question.paging === null ? first : readPaging(question.paging);
	const found = visibility(account, world.switches, name).byQuery
		? findRows(entity, world.database.tables[name], query.filter, world.switches, {
				after: paging.nextIds.at(-1) ?? beginning,
				most: paging.pageSize + 1,
			})
		: [];
	const rows = found.slice(0, paging.pageSize);
	const last = rows.at(-1);
	const before = pagingBefore(paging);
	const address = (to: Paging): string => pageUrl(world.addresses.url, name, to, question.search);
	return {
		items: rows.map((row) => shownRow(entity, row, query.columns, world.switches)),
		pageDetails: {
			count: rows.length,
			requestCount: paging.pageSize,
			prevPageUrl: before === null ? null : address(before),
			nextPageUrl:
				found.length > rows.length && last !== undefined
					? address(pagingAfter(paging, last.id))
					: null,
		},
	};
}

/** Counts the rows of a query. */
export function countRows(
	world: World,
	account: Account,
	name: EntityName,
	raw: JsonObject | undefined,
): number {
	const query = understand(world, name, raw);
	if (!visibility(account, world.switches, name).byQuery) return 0;
	const all = { after: beginning, most: Number.POSITIVE_INFINITY };
	const table = world.database.tables[name];
	return findRows(world.entities[name], table, query.filter, world.switches, all).length;
}

/** History takes one filter only: the ticket. */
function understand(world: World, name: EntityName, raw: JsonObject | undefined): Query {
	const query = parseQuery(world.entities[name], raw, world.switches);
	if (name === 'TicketHistory' && !isTicketEquality(query.filter)) {
		throw rejected('TicketHistory can be queried by ticketID only');
	}
	return query;
}

function isTicketEquality(filter: Filter): boolean {
	if (filter.kind !== 'and' || filter.items.length !== 1) return false;
	const only = filter.items[0];
	return only?.kind === 'field' && only.field.name === 'ticketID' && only.op === 'eq';
}
