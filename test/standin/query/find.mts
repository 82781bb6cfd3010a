import type { Entity } from '../metadata/entities.mts';
import type { Row, Table } from '../store/table.mts';
import type { Switches } from '../switches.mts';
import { candidates } from './candidates.mts';
import { rowTest } from './evaluate.mts';
import type { Filter } from './filter.mts';

const lagging = new Set(['Tickets', 'TicketNotes']);

/**
 * The rows of a filter by ascending id, beginning after an id, `most` at the most. New tickets and
 * notes that the query index does not have yet are left out.
 */
export function findRows(
	entity: Entity,
	table: Table,
	filter: Filter,
	switches: Switches,
	bounds: { readonly after: number; readonly most: number },
): readonly Row[] {
	const test = rowTest(filter, switches);
	const among = candidates(table, filter);
	const ids = among === null ? table.ids() : [...among].sort((a, b) => a - b);
	const indexedUntil = Date.now() - (lagging.has(entity.name) ? switches.queryLagMs : 0);
	const rows: Row[] = [];
	for (const id of ids) {
		const entry = id > bounds.after ? table.entry(id) : undefined;
		if (entry === undefined || entry.committedAt > indexedUntil || !test(entry.row)) continue;
		rows.push(entry.row);
		if (rows.length >= bounds.most) break;
	}
	return rows;
}
