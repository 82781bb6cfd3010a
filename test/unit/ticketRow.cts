import type { TicketRow } from '../../nodes/OfficeProtectAutotask/autotask/tickets';

/** A fresh ticket as a look-up reads it, with some fields changed. */
export function ticketRow(changes: Partial<TicketRow> = {}): TicketRow {
	return {
		id: 1,
		ticketNumber: 'T20260304.0001',
		externalID: null,
		companyID: 175,
		title: 'Sign-In from Unauthorized Country',
		status: 1,
		createDate: '2026-03-04T10:00:00Z',
		completedDate: null,
		dueDateTime: null,
		assignedResourceID: null,
		lastActivityResourceID: 4,
		creatorResourceID: 4,
		...changes,
	};
}
