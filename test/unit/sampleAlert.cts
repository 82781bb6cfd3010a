import type { Alert } from '../../nodes/OfficeProtectAutotask/alert/alert';
import type { AlertKeys } from '../../nodes/OfficeProtectAutotask/alert/identity/identity';
import type { Trace } from '../../nodes/OfficeProtectAutotask/routing/route';
import type { TicketDraft, TicketTexts } from '../../nodes/OfficeProtectAutotask/ticket/draft';
import type { Candidate } from '../../nodes/OfficeProtectAutotask/plan/candidate';

/** A synthetic alert, with some fields changed. */
export function sampleAlert(changes: Partial<Alert> = {}): Alert {
	return {
		identity: {
			rule: 'op1',
			type: 'sign-in from unauthorized country',
			tenant: 'contoso ltd',
			time: '2026-03-04 10:00 utc',
			eventId: '0f8fad5b-d9cb-469f-a165-70867728950e',
			details: [],
			ordinal: 0,
			mailDate: null,
			envelope: null,
		},
		eventType: 'signInFromUnauthorizedCountry',
		eventTitle: 'Sign-In from Unauthorized Country',
		tenant: 'Contoso Ltd',
		occurredAtRaw: '2026-03-04 10:00 UTC',
		occurredAt: '2026-03-04T10:00:00.000Z',
		receivedAt: '2026-03-04T10:02:00.000Z',
		user: 'adele@contoso.example',
		details: [],
		text: 'A user signed in from an unauthorized country.',
		surroundings: '',
		viewEventUrl: null,
		ignoreEventUrl: null,
		vendorEventId: '0f8fad5b-d9cb-469f-a165-70867728950e',
		recipients: ['alerts@msp.example'],
		subject: 'Office Protect alert',
		sender: 'alerts@office-protect.example',
		warnings: [],
		...changes,
	};
}

/** Keys whose alert key ends in the number. */
export function sampleKeys(n: number): AlertKeys {
	const alertKey = `op1-${String(n).padStart(20, '0')}`;
	return {
		alertKey,
		groupKeys: ['00000000', '00000000', '00000000'],
		externalId: `${alertKey}-${'0'.repeat(24)}`,
		basis: { event: 'vendorEventId', time: 'printed', tenant: 'printed' },
	};
}

export const sampleTrace: Trace = {
	tenant: 'Contoso Ltd',
	tenantSource: 'printedTenant',
	mappingRow: 'row 1 "Contoso Ltd"',
	notes: [],
};

const sampleTexts: TicketTexts = {
	title: 'Sign-In from Unauthorized Country',
	description: 'A user signed in from an unauthorized country.',
	notes: [],
	remarks: [],
};

/** Texts of a ticket that go on in these notes. */
export function textsWithNotes(
	notes: TicketTexts['notes'],
): Pick<TicketDraft, 'noteCount' | 'texts'> {
	return { noteCount: notes.length, texts: () => ({ ...sampleTexts, notes }) };
}

const sampleDraft: TicketDraft = {
	fields: {
		companyID: 175,
		status: 1,
		priority: 2,
		queueID: 8,
		ticketCategory: 3,
	},
	userDefinedFields: [],
	fallbackDueDateTime: '2026-03-05T10:00:00Z',
	remarks: [],
	noteCount: 0,
	texts: () => sampleTexts,
};

/** A candidate for a ticket, its key and origin by number. */
export function sampleCandidate(
	n: number,
	changes: { alert?: Partial<Alert>; draft?: Partial<TicketDraft> } = {},
): Extract<Candidate, { kind: 'ticket' }> {
	return {
		kind: 'ticket',
		keys: sampleKeys(n),
		origins: [{ itemIndex: n, position: 0 }],
		alert: sampleAlert(changes.alert),
		trace: sampleTrace,
		company: { companyID: 175, companyName: 'Contoso Ltd' },
		draft: { ...sampleDraft, ...changes.draft },
	};
}
