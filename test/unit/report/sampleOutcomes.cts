import type { Delivered } from '../../../nodes/OfficeProtectAutotask/delivery/delivery';
import type { Outcome } from '../../../nodes/OfficeProtectAutotask/report/outcome';
import { contoso } from '../routing/sampleMapping.cts';
import { sampleAlert, sampleKeys, sampleTrace } from '../sampleAlert.cts';
import { ticketRow } from '../ticketRow.cts';

/** What was delivered to ticket 7, with some of it changed. */
export function sampleDelivered(changes: Partial<Delivered> = {}): Delivered {
	return {
		ticket: { id: 7, ticketNumber: 'T20260304.0007' },
		row: ticketRow({ id: 7, dueDateTime: '2026-03-05T10:00:00Z' }),
		lostRace: [],
		leftOpen: [],
		remarks: [],
		...changes,
	};
}

/** What is common to the outcomes of the first alert. */
export const head = {
	origin: { itemIndex: 1, position: 0 },
	about: { alert: sampleAlert(), keys: sampleKeys(1), trace: sampleTrace },
};

/** A ticket that was created, or was there. */
export function ticketed(
	kind: 'created' | 'existing',
	changes: Partial<Delivered> = {},
): Extract<Outcome, { kind: 'created' | 'existing' }> {
	const sent = kind === 'created' ? { status: 1 } : null;
	return { ...head, kind, company: contoso, delivered: sampleDelivered(changes), sent };
}
