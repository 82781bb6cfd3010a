import { DateTime } from 'luxon';
import { until } from '../../../tools/until.mts';
import { contoso } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { killN8n, startN8n } from '../n8nPower.cts';
import { alertMail } from './alertMail.cts';
import { unpublish } from './editor.cts';
import { fillTables } from './filledTables.cts';
import { rows } from './tables.cts';
import { nextReconcile, stateOf, timePasses } from './timePasses.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const waitMs = 90_000;
let world: World;

beforeAll(async () => {
	world = await startWorld(
		['OPATSettings', 'OPATAlertsToTickets', 'OPATReadMailbox', 'OPATFailureAlerts'],
		2,
	);
	await fillTables(world, {
		// Brings a due date, so that the first create is taken as it is.

		ticketCategory: 'Security Alert (API)',
	});
	await standin.reset();
	await (await n8n()).publishWorkflow('OPATIngestM365');
}, 120_000);

afterAll(async () => {
	await startN8n();
	await unpublish('OPATIngestM365');
	await world.stop();
}, 120_000);

beforeEach(async () => {
	await standin.reset();
	await world.graph.admin.reset();
});

/** More text than a ticket's description takes, so that a note has to follow the ticket. */
const longText = 'A user signed in from a country that is not allowed. '.repeat(250);

/** Minutes until the mailbox may be read again. */
async function busyMinutes(): Promise<number> {
	const busyUntil = DateTime.fromISO(String(await stateOf('mailbox busy until')));
	return busyUntil.diffNow('minutes').minutes;
}

test.each([
	{
		where: 'while it asks whether the alert has a ticket',
		call: { path: '/Tickets/query*', effect: { kind: 'hold', when: 'beforeCommit' } },
		ticketsThen: 0,
	},
	{
		where: 'while Autotask is at the ticket, which is made all the same',
		call: { method: 'POST', path: '/Tickets', effect: { kind: 'hold', when: 'beforeCommit' } },
		ticketsThen: 1,
	},
	{
		where: 'when the ticket is made and its note is not',
		call: { method: 'POST', path: '/Tickets', effect: { kind: 'hold', when: 'afterCommit' } },
		ticketsThen: 1,
	},
] as const)(
	'killed $where: the reconcile makes it good, with one ticket',
	async ({ call, ticketsThen }) => {
		const toldBefore = (await rows('Failures')).length;
		await standin.addFault(call);
		const { html, ...mail } = alertMail({ tenant: 'Contoso Ltd', number: 1 });
		await world.graph.admin.deliver(
			{ ...mail, html: html?.replace('<table>', `<p>${longText}</p><table>`) ?? '' },
			// Older than the last hour, so that the reconcile alone sees it.
			{ receivedAt: DateTime.utc().minus({ hours: 3 }).toISO() },
		);
		await timePasses(15);
		await until(
			async () => standin.faults(),
			([fault]) => fault?.holding === 1,
			waitMs,
		);
		await killN8n();
		await standin.clearFaults();
		const made = await until(
			async () => standin.tickets(),
			(tickets) => tickets.length === ticketsThen,
			waitMs,
		);
		expect(made.flatMap(({ notes }) => notes)).toHaveLength(0);
		await startN8n();
		const busy = await busyMinutes();
		expect(busy).toBeGreaterThan(0);
		expect(busy).toBeLessThan(6);
		await nextReconcile(waitMs);
		await nextReconcile(waitMs);
		const [ticket, ...more] = await standin.tickets();
		expect(ticket?.companyID).toBe(contoso);
		expect(ticket?.notes).toHaveLength(1);
		expect(more).toHaveLength(0);
		// The emergency contact is to know.
		const list = await until(
			async () => rows('Failures'),
			({ length }) => length > toldBefore,
			waitMs,
		);
		for (const row of list) {
			expect(row).toMatchObject({ source: 'ingest', kind: 'failure' });
			expect(row['message']).toMatch(/did not finish/);
		}
	},
	300_000,
);
