import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import type { Outcome } from '../../../nodes/OfficeProtectAutotask/report/outcome';
import {
	alertJson,
	outputJson,
	outputOf,
} from '../../../nodes/OfficeProtectAutotask/report/outputJson';
import { sampleAlert } from '../sampleAlert.cts';
import { contoso } from '../routing/sampleMapping.cts';
import { sampleFailure } from '../sampleFailure.cts';
import { head, ticketed } from './sampleOutcomes.cts';
import { containing } from '../matchers.cts';

const failure = sampleFailure();

const webUrl = 'https://ww5.autotask.net/';
const failed: Outcome = {
	...head,
	kind: 'failed',
	company: contoso,
	failure,
	ticket: { id: 7, ticketNumber: null },
};
const planned: Outcome = {
	...head,
	kind: 'planned',
	company: contoso,
	sent: { status: 1 },
	remarks: ['The title was shortened.'],
};
const skipped: Outcome = { ...head, about: null, kind: 'skipped', reason: { code: 'heldBack' } };

describe('the output of an outcome', () => {
	test.each<[Outcome, string]>([
		[ticketed('created'), 'newTicket'],
		[planned, 'newTicket'],
		[ticketed('existing'), 'noNewTicket'],
		[skipped, 'noNewTicket'],
		[failed, 'noNewTicket'],
	])('of the kind $kind', (outcome, output) => {
		expect(outputOf(outcome)).toBe(output);
	});
});

describe('the item of an outcome', () => {
	test('links the ticket and its duplicates and says what was sent', () => {
		const json = outputJson(
			ticketed('created', {
				lostRace: [{ id: 8, ticketNumber: 'T8' }],
				leftOpen: [{ id: 9, ticketNumber: null }],
				remarks: ['Somebody works on it'],
			}),
			webUrl,
		);
		expect(json).toMatchObject({
			outcome: 'created',
			reason: null,
			ticket: {
				id: 7,
				number: 'T20260304.0007',
				url: containing('TicketNumber=T20260304.0007'),
				dueDateTime: '2026-03-05T10:00:00Z',
			},
			company: contoso,
			sent: { status: 1 },
			remarks: ['Somebody works on it'],
			duplicatesClosed: [{ id: 8, number: 'T8' }],
			duplicatesLeftOpen: [{ id: 9, url: containing('TicketID=9') }],
		});
	});

	test('has no links without the web address, and no due date that was not read', () => {
		expect(outputJson(ticketed('existing', { row: null }), null)).toMatchObject({
			ticket: { id: 7, url: null, dueDateTime: null },
			sent: null,
		});
	});

	test('of a failure holds the remedy, Autotask’s words and the ticket that stands', () => {
		expect(outputJson(failed, null)).toMatchObject({
			outcome: 'failed',
			message: failure.message,
			reason: 'settingInvalid',
			remedy: failure.remedy,
			again: 'never',
			autotask: failure.autotask,
			ticket: { id: 7, number: null, url: null },
		});
		expect(outputJson({ ...failed, ticket: null }, webUrl)).toMatchObject({ ticket: null });
	});

	test('of a dry run has no ticket, and says what would be sent', () => {
		expect(outputJson(planned, webUrl)).toMatchObject({
			outcome: 'planned',
			reason: null,
			ticket: null,
			sent: { status: 1 },
			remarks: ['The title was shortened.'],
		});
	});

	test('without an alert is the reason alone', () => {
		expect(outputJson(skipped, webUrl)).toEqual({
			outcome: 'skipped',
			message: containing('limit'),
			reason: 'heldBack',
			ticket: null,
		});
	});

	test('names the keys that the ticket has, which for a test ticket are not those of the alert', () => {
		const { alertKey, externalId } = head.about.keys;
		expect(outputJson(ticketed('created'), null)).toMatchObject({
			alertKey,
			externalID: externalId,
		});
	});

	test('tells how the company was found, where the alert was routed', () => {
		expect(outputJson(ticketed('created'), null)).toMatchObject({
			tenantSource: 'printedTenant',
			mappingRow: 'row 1 "Contoso Ltd"',
			trace: [],
		});
		const unrouted = { ...failed, about: { ...head.about, trace: null } };
		expect(outputJson(unrouted, null)).toMatchObject({
			tenantSource: null,
			mappingRow: null,
			trace: [],
		});
	});
});

test('an alert as an item carries what its ticket is known by', () => {
	const json = alertJson(sampleAlert());
	const { alertKey, externalId } = keysOf(sampleAlert().identity);
	expect(json['alert']).toMatchObject({ identity: sampleAlert().identity, tenant: 'Contoso Ltd' });
	expect(json).toMatchObject({
		alertKey,
		externalID: externalId,
		keyBasis: { event: 'vendorEventId' },
	});
	expect(externalId).toHaveLength(49);
});
