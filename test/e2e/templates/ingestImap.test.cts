import { DateTime } from 'luxon';
import { z } from 'zod';
import { until } from '../../../tools/until.mts';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { fixtureText } from '../fixture.cts';
import { n8n, nodeType, standin } from '../host.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import type { Row } from './caller.cts';
import { edit, withParameters } from './editor.cts';
import { areMarked, startImapWorld, ticketCount } from './imapWorld.cts';
import type { ImapWorld } from './imapWorld.cts';
import { write } from './tables.cts';
import { stateOf } from './timePasses.cts';

let world: ImapWorld;

beforeAll(async () => {
	world = await startImapWorld();
}, 400_000);

afterAll(async () => world.stop());

beforeEach(async () => world.reset());

test('a mail becomes one ticket, its row is marked and emptied, and it is read in the mailbox', async () => {
	await world.deliver('Contoso Ltd', 2001);
	await ticketCount(1);
	const [row] = await world.outbox(areMarked);
	expect(row).toMatchObject({
		outcome: 'created',
		attempts: 1,
		mail: '',
		subject: 'Sign-In from Unauthorized Country',
	});
	expect(row?.['messageId']).toMatch(/^<.+@office-protect\.example>$/);
	expect(await world.mailbox.count()).toEqual({ all: 1, unread: 0 });
	expect(await standin.tickets()).toMatchObject([{ companyID: contoso }]);
}, 90_000);

test('Autotask down and back: every alert exactly one ticket, one failure mail, one recovery mail', async () => {
	await breakAutotask();
	for (const number of [2011, 2012, 2013]) await world.deliver('Contoso Ltd', number);
	const waiting = await world.outbox(
		(found) => found.every((row) => Number(row['attempts']) > 1),
		3,
	);
	expect(waiting).toMatchObject(waiting.map(() => ({ outcome: 'failed', deliveredAt: null })));
	expect(await world.told(/not working since/)).toMatch(/What broke: IMAP ingest/);
	await mendAutotask();
	await world.outbox(areMarked, 3);
	expect(await standin.tickets()).toHaveLength(3);
	expect(await world.told(/works again/)).toMatch(/IMAP ingest/);
	expect(world.smtp.caught).toHaveLength(2);
}, 180_000);

test('an unmapped tenant: once its row is filled in, its tickets come from the outbox', async () => {
	await world.deliver('Fabrikam Inc', 2021);
	await world.outbox(([row]) => row?.['outcome'] === 'unmappedTenant');
	expect(await world.told(/no company for Fabrikam Inc/)).toContain('Sign-In from');
	await world.mailbox.empty();
	await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: fabrikam });
	await ticketCount(1);
	expect(await standin.tickets()).toMatchObject([{ companyID: fabrikam }]);
	await world.outbox(areMarked);
}, 120_000);

const readable = z.object({
	data: z.object({
		nodes: z.array(z.object({ type: z.string(), parameters: z.record(z.unknown()) }).passthrough()),
		connections: z.record(z.unknown()),
		versionId: z.string(),
	}),
});

/** Changes what a person can change in *Read Alerts*, and publishes it. */
async function setReadingOptions(options: object): Promise<void> {
	const api = await n8n();
	const path = '/rest/workflows/OPATAlertsToTickets';
	const { nodes, ...rest } = readable.parse((await api.http.get<unknown>(path)).data).data;
	await api.http.patch(path, {
		...rest,
		nodes: nodes.map((node) =>
			node.type === nodeType && node.parameters['operation'] === 'readAlerts'
				? { ...node, parameters: { ...node.parameters, options } }
				: node,
		),
	});
	await api.publishWorkflow('OPATAlertsToTickets');
}

test('a digest and a forged mail end marked, without a ticket', async () => {
	await setReadingOptions({ requireAuthentication: true });
	try {
		// Its topmost header says that the check failed, one below it, brought along, that it passed.
		await world.mailbox.deliver(fixtureText('trust/own-result-below.eml'));
		expect(await world.outbox(areMarked)).toMatchObject([
			{ outcome: 'notAuthenticated', mail: '' },
		]);
		await world.forgetRows();
		await world.mailbox.deliver(fixtureText('trust/passed.eml'));
		expect(await world.outbox(areMarked)).toMatchObject([{ outcome: 'created' }]);
	} finally {
		await setReadingOptions({});
	}
	await world.forgetRows();
	await world.mailbox.deliver(fixtureText('not-alerts/weekly-digest.eml'));
	expect(await world.outbox(areMarked)).toMatchObject([{ outcome: 'digest', attempts: 1 }]);
	expect(await standin.tickets()).toHaveLength(1);
}, 180_000);

const forwarded = fixtureText('quoted-forward/as-attached-message.eml');

test('a mail that someone forwards as a file makes the ticket of the alert in it', async () => {
	await write('Tenants', 'tenant', { tenant: 'Adventure Works', companyID: fabrikam, flow: true });
	await world.mailbox.deliver(forwarded.replace('Disposition: inline', 'Disposition: attachment'));
	await ticketCount(1);
	expect(await standin.tickets()).toMatchObject([{ companyID: fabrikam }]);
	expect((await standin.tickets())[0]?.title).toMatch(/New Account Created/);
	await world.outbox(areMarked);
}, 90_000);

test('a forwarded file that n8n does not hand out is not lost unsaid', async () => {
	await world.mailbox.deliver(forwarded);
	await world.outbox(([row]) => row?.['outcome'] === 'unmappedTenant');
	expect(await world.told(/no company for Alerts that name no tenant/)).toContain('New Account');
	expect(await standin.tickets()).toHaveLength(0);
}, 120_000);

test('mails that come while the workflow is unpublished get their tickets once it is published', async () => {
	await world.unpublishIngest();
	await world.deliver('Contoso Ltd', 2031);
	await world.deliver('Contoso Ltd', 2032);
	await world.publishIngest();
	await ticketCount(2);
	await world.outbox(areMarked, 2);
}, 120_000);

test('marked as unread and published again, mails are read again and make nothing twice', async () => {
	await world.deliver('Contoso Ltd', 2041);
	await ticketCount(1);
	await world.outbox(areMarked);
	await world.forgetRows();
	await world.unpublishIngest();
	await world.mailbox.markAllUnread();
	await world.publishIngest();
	expect(await world.outbox(areMarked)).toMatchObject([{ outcome: 'existing' }]);
	expect(await standin.tickets()).toHaveLength(1);
	expect(await world.mailbox.count()).toEqual({ all: 1, unread: 0 });
}, 120_000);

test('a mail that someone else has read is read all the same', async () => {
	await world.unpublishIngest();
	await world.deliver('Contoso Ltd', 2051);
	await world.mailbox.markAllRead();
	await world.publishIngest();
	await ticketCount(1);
}, 120_000);

test('a row whose window is over is marked, and told of if its alerts failed', async () => {
	await world.deliver('Northwind Ltd', 2061);
	const [unmapped] = await world.outbox(([row]) => row?.['outcome'] === 'unmappedTenant');
	await age(unmapped, { days: 3 });
	expect(await world.outbox(areMarked)).toMatchObject([{ outcome: 'given up: unmappedTenant' }]);
	await world.forgetRows();
	await breakAutotask();
	await world.deliver('Contoso Ltd', 2062);
	const [failed] = await world.outbox(([row]) => row?.['outcome'] === 'failed');
	await age(failed, { days: 31 });
	expect(await world.outbox(areMarked)).toMatchObject([{ outcome: 'given up: failed', mail: '' }]);
	expect(await world.told(/a mail got no ticket in 30 days/)).toMatch(
		/The mail “.*” of .* has got no ticket in 30 days and is not tried any more: .*\n\nWhat to do: /s,
	);
}, 150_000);

test('as long as it is published it notes that, for the Health Check', async () => {
	const every = async (interval: object) =>
		edit('OPATIngestImap', (drawing) =>
			withParameters(drawing, 'Every 15 Minutes', { rule: { interval: [interval] } }),
		);
	await every({ field: 'seconds', secondsInterval: 3 });
	await until(
		async () => stateOf('last run of IMAP mailbox'),
		(value) => value !== undefined,
		30_000,
	);
	await every({ field: 'minutes', minutesInterval: 15 });
}, 60_000);

async function age(row: Row | undefined, by: { readonly days: number }): Promise<void> {
	const receivedAt = DateTime.utc().minus(by).toISO();
	await write('Outbox', 'messageId', { messageId: row?.['messageId'], receivedAt });
}
