import { countBy } from 'lodash';
import { walk } from '../../../nodes/OfficeProtectAutotask/pipeline';
import type { Outcome } from '../../../nodes/OfficeProtectAutotask/report/outcome';
import type { StoredTicket, SwitchDescription } from '../../standinProcess.cts';
import { openTestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { aNumber } from '../../unit/matchers.cts';
import { useStandin } from '../../useStandin.cts';
import { batchFor } from './batch.cts';
import { alertCount, settings, works } from './settings.cts';
import type { Expected, Setting } from './settings.cts';

const { standin, admin, set } = useStandin();
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

async function runOnce({ pauses = 'counted', acceptsRestrictedAccess = false }: Partial<Setting>) {
	const office = { ...openTestOffice(standin(), pauses), acceptsRestrictedAccess };
	return walk(batchFor(contoso), { newTickets: 0, dryRun: false }, office);
}

/** What another worker makes of an alert at the same moment, with a note on it. */
async function addRival(): Promise<void> {
	const ticket = (await admin().tickets())[3];
	if (ticket === undefined) throw new Error('There is no ticket to rival');
	const { externalID, companyID, title, status, priority, queueID } = ticket;
	const { assignedResourceID, assignedResourceRoleID } = ticket;
	const people = { assignedResourceID, assignedResourceRoleID };
	const rival = { externalID, companyID, title, status, priority, queueID, ...people };
	const [ticketID = -1] = (await admin().seed({ tickets: [rival] })).tickets;
	const note = { ticketID, title: 'By a rule', description: 'Noted', noteType: 1, publish: 1 };
	await admin().seed({ notes: [note] });
}

const endOf = (outcome: Outcome) =>
	outcome.kind === 'failed' ? outcome.failure.code : outcome.kind;

function expectEnds(outcomes: readonly Outcome[], expected: Expected['first']): void {
	const tally = countBy(outcomes.map(endOf));
	if (!Array.isArray(expected)) expect(tally).toEqual(expected);
	else for (const end of Object.keys(tally)) expect(expected).toContain(end);
}

/** No alert is lost: each has a ticket that exists, or a failure that says what to do. */
function expectNoneLost(outcomes: readonly Outcome[], tickets: readonly StoredTicket[]): void {
	const ids = new Set(tickets.map(({ id }) => id));
	expect(outcomes).toHaveLength(alertCount);
	for (const outcome of outcomes) {
		if (outcome.kind === 'failed') {
			expect(outcome.failure.message.length).toBeGreaterThan(20);
			expect(outcome.failure.remedy.length).toBeGreaterThan(20);
		} else {
			expect(outcome).toMatchObject({ delivered: { ticket: { id: aNumber() } } });
			if ('delivered' in outcome) expect(ids).toContain(outcome.delivered.ticket.id);
		}
	}
}

const isOpen = ({ completedDate }: StoredTicket) => completedDate === null;

/** At most so many open tickets carry the key of one alert. */
function expectOpenPerAlert(tickets: readonly StoredTicket[], most: number): void {
	const keys = tickets.filter(isOpen).flatMap(({ externalID }) => {
		const key = String(externalID).slice(0, 24);
		return key.startsWith('op1-') ? key : [];
	});
	for (const count of Object.values(countBy(keys))) expect(count).toBeLessThanOrEqual(most);
}

/** Alerts whose create may have been committed though its outcome is a failure. */
function unclaimedBy(...runs: readonly (readonly Outcome[])[]): number {
	return runs.flat().filter(({ kind }) => kind === 'failed').length;
}

function expectBetween(found: number, least: number, slack: number): void {
	expect(found).toBeGreaterThanOrEqual(least);
	expect(found).toBeLessThanOrEqual(least + slack);
}

const named = Object.entries(settings).flatMap(([name, list]) =>
	list.map((setting) => [`${name}: ${JSON.stringify(setting.values)}`, setting] as const),
);

describe('two runs of a dozen alerts', () => {
	test.each(named)(
		'under %s',
		async (_, setting) => {
			const { expected, values } = setting;
			const { restrictedEntities, ...others } = values;
			await set({ threadSlotLingerMs: 0, ...others });
			if (restrictedEntities !== undefined) await set({ restrictedEntities });

			const first = await runOnce(setting);
			expectEnds(first, expected.first);
			expectNoneLost(first, await admin().tickets());
			const rivals = expected === works ? 1 : 0;
			if (rivals > 0) await addRival();
			const second = await runOnce(setting);
			expectEnds(second, expected.second);

			const tickets = await admin().tickets();
			expectNoneLost(second, tickets);
			const created = [...first, ...second].filter(({ kind }) => kind === 'created').length;
			const unclaimed = expected.mayBeUnclaimed === true ? unclaimedBy(first, second) : 0;
			expectBetween(tickets.length, (expected.tickets ?? created) + rivals, unclaimed);
			expectBetween(tickets.filter(isOpen).length, expected.open ?? created, unclaimed);
			expectOpenPerAlert(tickets, 1 + expected.surplus);
			expect((await admin().counters()).unauthorized).toBeLessThanOrEqual(6);
		},
		30_000,
	);
});

describe('the table', () => {
	let described: readonly SwitchDescription[];

	beforeAll(async () => {
		described = await admin().switches();
	});

	test('names every switch of the stand-in, and no other', () => {
		expect(Object.keys(settings).sort()).toEqual(described.map(({ name }) => name).sort());
	});

	test('has every allowed value of each, or one beside the default', () => {
		const tested = new Map<string, readonly Setting[]>(Object.entries(settings));
		for (const { name, allowed, default: usual } of described) {
			const values = (tested.get(name) ?? []).map((s) =>
				new Map(Object.entries(s.values)).get(name),
			);
			const wanted = typeof allowed === 'string' ? [] : allowed.filter((value) => value !== usual);
			expect([name, ...values.filter((value) => value !== undefined)]).toEqual(
				expect.arrayContaining([name, ...wanted]),
			);
			expect(values.some((value) => JSON.stringify(value) !== JSON.stringify(usual))).toBe(true);
		}
	});
});
