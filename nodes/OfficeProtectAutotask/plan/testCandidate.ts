import type { DateTime } from 'luxon';
import type { Alert } from '../alert/alert';
import { testKeys } from '../alert/identity/keysOf';
import type { Reference } from '../autotask/reference';
import { companyProblem, namedAsKnown } from '../routing/knownCompany';
import { describeCompany } from '../routing/mapping';
import type { CompanyRef } from '../routing/mapping';
import type { RoutingChoices } from '../routing/rules';
import type { Candidate } from './candidate';
import { draftCandidate } from './draftCandidate';

export interface TestRequest {
	readonly itemIndex: number;
	readonly company: CompanyRef;
	readonly routing: RoutingChoices;
	/** What makes this test another one than the test before. */
	readonly seed: string;
}

/**
 * The candidate of a test ticket: a made-up alert for the chosen company, drafted by the settings
 * of real ones. The trace says when real alerts for that company would make no ticket.
 */
export function testCandidate(
	{ itemIndex, company: chosen, routing, seed }: TestRequest,
	{ schema, companies }: Reference,
	now: DateTime<true>,
): Candidate {
	const company = namedAsKnown(chosen, companies);
	const alert = testAlert(now);
	const keys = testKeys(seed);
	const trace = {
		tenant: null,
		tenantSource: 'none',
		mappingRow: null,
		notes: ['This is a test ticket.', ...whatRealAlertsWouldMeet(company, routing)],
	} as const;
	const head = { keys, origins: [{ itemIndex, position: 0 }] as const, alert, trace };
	const problem = companyProblem(chosen, companies);
	if (problem !== null) return { ...head, kind: 'skip', reason: problem };
	const { titleTemplate } = routing.settings;
	const settings = {
		...routing.settings,
		titleTemplate: `[TEST] ${titleTemplate.trim() === '' ? '{{eventType}}' : titleTemplate}`,
	};
	return draftCandidate(head, { company, settings, schema, now });
}

function whatRealAlertsWouldMeet(
	company: CompanyRef,
	{ mappingRows }: RoutingChoices,
): readonly string[] {
	const rows = mappingRows.filter(({ companyID }) => companyID === company.companyID);
	if (rows.length === 0) {
		return [
			`No tenant is mapped to ${describeCompany(company)}, so real alerts would make no ticket for it.`,
		];
	}
	return rows
		.filter(({ flow }) => !flow)
		.map(
			({ tenant }) => `The flow of the tenant "${tenant}" is off, so its alerts make no tickets.`,
		);
}

function testAlert(now: DateTime<true>): Alert {
	const at = now.toUTC().toISO();
	const text =
		'This is a test of the Office Protect integration. It was sent from n8n with the settings of real alerts. Nothing has happened, and nothing needs to be done: please close this ticket.';
	return {
		identity: {
			rule: 'op1',
			type: 'test',
			tenant: null,
			time: at,
			eventId: null,
			details: [],
			ordinal: 0,
			mailDate: null,
			envelope: null,
		},
		eventType: 'unknown',
		eventTitle: 'Office Protect test alert',
		tenant: null,
		occurredAtRaw: at,
		occurredAt: at,
		receivedAt: at,
		user: null,
		details: [],
		text,
		surroundings: '',
		viewEventUrl: null,
		ignoreEventUrl: null,
		vendorEventId: null,
		recipients: [],
		subject: '',
		sender: null,
		warnings: [],
	};
}
