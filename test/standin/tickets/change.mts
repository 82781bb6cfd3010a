import type { CellValue } from '../adminApi.mts';
import { completeStatuses } from '../seed/picklists.mts';
import type { Row } from '../store/table.mts';
import { serverTime } from '../wire/dates.mts';
import type { World } from '../world.mts';
import { numberOf } from './draft.mts';
import type { ReadonlyDraft } from './draft.mts';

/** The dates and people of a status that a ticket takes on. */
export function completion(
	before: ReadonlyDraft | null,
	status: CellValue | undefined,
	now: string,
	resourceId: number,
): Readonly<Record<string, CellValue>> {
	const isComplete = typeof status === 'number' && completeStatuses.has(status);
	const earlier = before === null ? null : numberOf(before, 'status');
	const wasComplete = earlier !== null && completeStatuses.has(earlier);
	if (isComplete === wasComplete) return {};
	return isComplete
		? { completedDate: now, completedByResourceID: resourceId, resolvedDateTime: now }
		: { completedDate: null, completedByResourceID: null, resolvedDateTime: null };
}

/**
 * Changes a ticket in somebody's name: what follows from a status, the last activity and a line of
 * history come with it, unless the changes themselves say otherwise. Undefined: no such ticket.
 */
export function changeTicket(
	world: World,
	id: number,
	changes: Readonly<Record<string, CellValue>>,
	resourceId: number,
): Row | undefined {
	const { tables } = world.database;
	const before = tables.Tickets.get(id);
	if (before === undefined) return undefined;
	const now = serverTime(world.switches);
	const follows =
		changes['status'] === undefined ? {} : completion(before, changes['status'], now, resourceId);
	writeHistory(world, id, 'Edited', Object.keys(changes).join(', '), resourceId);
	return tables.Tickets.change(id, { ...activity(now, resourceId), ...follows, ...changes });
}

/** The last activity of a ticket by a resource. */
export function activity(now: string, resourceId: number): Readonly<Record<string, CellValue>> {
	return {
		lastActivityDate: now,
		lastActivityResourceID: resourceId,
		lastActivityPersonType: 1,
		lastTrackedModificationDateTime: now,
	};
}

export function writeHistory(
	world: World,
	ticketID: number,
	action: string,
	detail: string,
	resourceID: number,
): void {
	const date = serverTime(world.switches);
	world.database.addRows('TicketHistory', [{ ticketID, action, detail, resourceID, date }]);
}
