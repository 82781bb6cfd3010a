import { omit } from 'lodash';
import { DateTime } from 'luxon';
import type { DurationLike } from 'luxon';
import { untilNoneRuns } from '../../../tools/host/executionsByStatus.mts';
import { until } from '../../../tools/until.mts';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { publishCaller } from './caller.cts';
import type { Caller, Row } from './caller.cts';
import { edit, unpublish, withDisabled, withParameters } from './editor.cts';
import { startHeartbeatReceiver } from './heartbeatReceiver.cts';
import type { HeartbeatReceiver } from './heartbeatReceiver.cts';
import { ranAgain } from './ranAgain.cts';
import { contact, fillTables } from './filledTables.cts';
import { addColumn, removeColumn, rows, setSettings, write } from './tables.cts';
import { settingsOf } from './ticketSettings.cts';
import { stateOf } from './timePasses.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const waitMs = 30_000;
const schedule = 'Every 15 Minutes';
let world: World;
let caller: Caller;
let heartbeat: HeartbeatReceiver;

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATFailureAlerts', 'OPATFailureMailer'], 2);
	// It is called here; its schedule would call the heartbeat as well, at each quarter of an hour.
	await edit('OPATHealthCheck', (drawing) => withDisabled(drawing, schedule, true));
	caller = await publishCaller(['OPATHealthCheck']);
	heartbeat = await startHeartbeatReceiver();
	await standin.reset();
	await fillTables(world, {
		heartbeatUrl: heartbeat.url,
	});
	await noteReading(1);
}, 120_000);

afterAll(async () => {
	await unpublish('OPATHealthCheck');
	heartbeat.stop();
	await world.stop();
});

async function check(): Promise<Row> {
	const [result] = await caller.call('OPATHealthCheck', {});
	return result ?? {};
}

/** The mailbox was read so many minutes ago. */
async function noteReading(minutes: number): Promise<void> {
	const at = DateTime.utc().minus({ minutes }).toISO();
	await write('State', 'key', { key: 'last run of fresh', value: JSON.stringify({ at }) });
}

async function written(): Promise<number> {
	return (await rows('Failures')).length;
}

async function mailNamed(subject: RegExp): Promise<string> {
	const { recipients, mail } = await world.smtp.next(
		(caught) => subject.test(caught.mail.subject ?? ''),
		waitMs,
	);
	expect(recipients).toEqual([contact]);
	world.smtp.clear();
	return mail.text ?? '';
}

function isMailed(row: Row): boolean {
	return row['mailedAt'] !== null;
}

function isNoIncident({ key, value }: Row): boolean {
	return key !== 'incident' || value === '';
}

function all(wanted: (row: Row) => boolean): (list: readonly Row[]) => boolean {
	return (list) => list.every(wanted);
}

/** All is well again, and whoever was told of a failure has been told that too. */
async function recovered(): Promise<void> {
	world.smtp.clear(); // of mails that were not looked at, such as the one of an earlier recovery
	expect(await check()).toMatchObject({ healthy: true });
	await mailNamed(/works again/);
	await until(async () => rows('State'), all(isNoIncident), waitMs);
}

test('the first run mails that all is well; from then on healthy runs only call the heartbeat', async () => {
	expect(await check()).toMatchObject({ healthy: true, problems: [] });
	const text = await mailNamed(/^Office Protect: set up and healthy$/);
	expect(text).toMatch(/All companies of the mapping are in Autotask and active/);
	expect(text).toMatch(/Security Operations/);
	expect(text).not.toMatch(/^- ?$/m);
	expect(heartbeat.beats()).toBe(1);
	const before = await written();
	expect(await check()).toMatchObject({ healthy: true });
	expect(await check()).toMatchObject({ healthy: true });
	expect(heartbeat.beats()).toBe(3);
	expect(await written()).toBe(before);
});

test('a mapped company that goes inactive is mailed once, and once more when it is back', async () => {
	const [beats, before] = [heartbeat.beats(), await written()];
	await standin.changeCompany(contoso, { isActive: false });
	expect(await check()).toMatchObject({ healthy: false });
	const text = await mailNamed(/not working since/);
	expect(text).toMatch(/What broke: health check/);
	expect(text).toMatch(/is inactive in Autotask, so alerts of "Contoso Ltd" make no ticket/);
	expect(text).toMatch(/What to do: Activate the company/);
	expect(await check()).toMatchObject({ healthy: false });
	expect(await written()).toBe(before + 1);
	expect(heartbeat.beats()).toBe(beats);
	await standin.changeCompany(contoso, { isActive: true });
	await recovered();
	expect(heartbeat.beats()).toBe(beats + 1);
});

test.each([
	{
		what: 'a picked value that is gone',
		spoil: async () => setSettings({ ticketQueue: 'Nobody' }),
		mend: async () => setSettings({ ticketQueue: 'Security Operations' }),
		told: /"Nobody" is not among the choices.*Security Operations/s,
	},
	{
		what: 'a permission that was taken away',
		spoil: async () => standin.setSwitches({ deniedOperations: ['Tickets:create'] }),
		mend: async () => standin.setSwitches({ deniedOperations: [] }),
		told: /may not add tickets \(Tickets: create\)/,
	},
	{ what: 'an Autotask that is down', spoil: breakAutotask, mend: mendAutotask, told: /Autotask/ },
	{
		what: 'a mailbox that nobody reads any more',
		spoil: async () => noteReading(45),
		mend: async () => noteReading(1),
		told: /The mailbox was read for the last time at .* UTC.*Is Ingest published/s,
	},
])(
	'$what is told',
	async ({ spoil, mend, told }) => {
		const beats = heartbeat.beats();
		await spoil();
		try {
			expect(await check()).toMatchObject({ healthy: false });
			expect(await mailNamed(/not working since/)).toMatch(told);
			expect(heartbeat.beats()).toBe(beats);
		} finally {
			await mend();
		}
		await recovered();
		expect(heartbeat.beats()).toBe(beats + 1);
	},
	90_000,
);

test('what is only to be looked at is told without an alarm', async () => {
	const beats = heartbeat.beats();
	await standin.setSwitches({ requiredUserDefinedField: true });
	expect(await check()).toMatchObject({ healthy: true });
	expect(await mailNamed(/something to look at/)).toMatch(/Alert Handling/);
	const before = await written();
	await check();
	expect(await written()).toBe(before);
	expect(heartbeat.beats()).toBe(beats + 2);
	await standin.setSwitches({ requiredUserDefinedField: false });
	await check();
});

test('without an emergency contact nobody can be mailed, so the heartbeat stops', async () => {
	const beats = heartbeat.beats();
	await setSettings({ emergencyContact: '' });
	const result = await check();
	expect(JSON.stringify(result['problems'])).toMatch(/There is no emergency contact/);
	expect(heartbeat.beats()).toBe(beats);
	await setSettings({ emergencyContact: contact });
	await check();
	expect(heartbeat.beats()).toBe(beats + 1);
	await until(async () => rows('Failures'), all(isMailed), waitMs);
	await until(async () => rows('State'), all(isNoIncident), waitMs);
});

test('with a mailer that does not run the heartbeat stops', async () => {
	const beats = heartbeat.beats();
	await stopMailer();
	const happenedAt = DateTime.utc().minus({ hours: 2 }).toISO();
	const failure = {
		kind: 'failure',
		source: 'health check',
		message: 'Something broke',
		happenedAt,
	};
	await write('Failures', 'message', failure);
	const result = await check();
	expect(JSON.stringify(result['problems'])).toMatch(/Is the Failure Mailer published\?/);
	expect(heartbeat.beats()).toBe(beats);
	await (await n8n()).publishWorkflow('OPATFailureMailer');
	await until(async () => rows('Failures'), all(isMailed), waitMs);
	await recovered();
	expect(heartbeat.beats()).toBe(beats + 1);
}, 60_000);

/** Unpublishes the mailer, and waits until the run that it may be in is over. */
async function stopMailer(): Promise<void> {
	await unpublish('OPATFailureMailer');
	await untilNoneRuns(await n8n(), 'OPATFailureMailer', waitMs);
}

/** What a workflow noted of its last run is so old now. */
async function noteRun(name: string, age: DurationLike): Promise<void> {
	const at = DateTime.utc().minus(age).toISO();
	await write('State', 'key', { key: `last run of ${name}`, value: JSON.stringify({ at }) });
}

test('a mailer that has nothing to mail and does not run is noticed too', async () => {
	const beats = heartbeat.beats();
	await stopMailer();
	await noteRun('failure mailer', { minutes: 40 });
	const result = await check();
	expect(JSON.stringify(result['problems'])).toMatch(/Failure Mailer ran for the last time at/);
	expect(heartbeat.beats()).toBe(beats);
	await (await n8n()).publishWorkflow('OPATFailureMailer');
	await until(async () => rows('Failures'), all(isMailed), waitMs);
	await recovered();
}, 60_000);

test('just after n8n was down nobody is accused of not running', async () => {
	await noteRun('health check', { hours: 3 });
	await noteReading(180);
	expect(await check()).toMatchObject({ healthy: true });
	await noteReading(1);
});

test('mails that nobody takes out of the outbox are told', async () => {
	expect(await check()).toMatchObject({ outboxWaitsSince: '' });
	const stored = DateTime.utc().minus({ hours: 2 }).toISO();
	const mail = { messageId: '<1@customer.example>', receivedAt: stored, dueAt: stored };
	await write('Outbox', 'messageId', { ...mail, mail: '{}' });
	expect(await check()).toMatchObject({ healthy: false, outboxWaitsSince: stored });
	expect(await mailNamed(/not working since/)).toMatch(
		/Mails wait in the table Office Protect Outbox.*Is Deliver Outbox published\?/s,
	);
	await write('Outbox', 'messageId', { ...mail, deliveredAt: DateTime.utc().toISO() });
	await recovered();
}, 60_000);

test('a weekly summary that does not run any more is told once', async () => {
	await noteRun('weekly summary', { days: 2 });
	expect(await check()).toMatchObject({ healthy: true });
	expect(await mailNamed(/something to look at/)).toMatch(
		/The Weekly Summary ran for the last time/,
	);
	const before = await written();
	await check();
	expect(await written()).toBe(before);
	await noteRun('weekly summary', { minutes: 1 });
	await check();
}, 60_000);

test('the mailer tells once that the health check does not run, and that it does again', async () => {
	await stopMailer();
	await noteRun('health check', { hours: 1 });
	const [at, upSince] = [0, 3].map((hours) => DateTime.utc().minus({ hours }).toISO());
	await write('State', 'key', {
		key: 'last run of failure mailer',
		value: JSON.stringify({ at, upSince }),
	});
	await (await n8n()).publishWorkflow('OPATFailureMailer');
	expect(await mailNamed(/the Health Check does not run$/)).toMatch(/is Health Check published\?/);
	await ranAgain('failure mailer', 2);
	expect(world.smtp.caught).toHaveLength(0);
	expect(await check()).toMatchObject({ healthy: true });
	await mailNamed(/the Health Check runs again$/);
	await ranAgain('failure mailer', 2);
	expect(world.smtp.caught).toHaveLength(0);
}, 60_000);

describe('of whom alerts come', () => {
	/** As Alerts to Tickets notes an alert. */
	async function alertOf(tenant: string, companyID: number, age: DurationLike): Promise<void> {
		const sentAt = DateTime.utc().minus(age).toISO();
		await write('Activity', 'alertKey', {
			alertKey: `op1-${tenant} ${sentAt}`,
			seenAt: DateTime.utc().toISO(),
			sentAt,
			tenant,
			companyID,
			outcome: 'created',
			isFirst: true,
		});
	}

	test('tenants that were never heard from are listed by company, and not mailed', async () => {
		await alertOf('contoso ltd', contoso, { minutes: 5 });
		for (const tenant of ['Fabrikam Inc', 'fabrikam.example']) {
			await write('Tenants', 'tenant', { tenant, companyID: fabrikam, flow: true });
		}
		const before = await written();
		expect(await check()).toMatchObject({
			healthy: true,
			neverHeard: [{ tenant: 'Fabrikam Inc, fabrikam.example', companyID: fabrikam }],
		});
		expect(await stateOf('health')).toContain('Fabrikam Inc');
		expect(await written()).toBe(before);
		await alertOf('Fabrikam Inc', fabrikam, { days: 6 });
		expect(await check()).toMatchObject({ neverHeard: [] });
	}, 60_000);

	test('silence is mailed once where a tenant has a limit, and once that it ended', async () => {
		const before = await written();
		expect(await check()).toMatchObject({ silent: [] });
		await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', silenceLimitDays: 7 });
		expect(await check()).toMatchObject({ silent: [] });
		await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', silenceLimitDays: 5 });
		const silent = [{ tenant: 'Fabrikam Inc', silenceLimitDays: 5 }];
		expect(await check()).toMatchObject({ healthy: true, silent });
		const text = await mailNamed(/no alert from Fabrikam Inc for too long/);
		expect(text).toMatch(/none for more than 5 days\. The last one is of .* UTC/);
		expect(await check()).toMatchObject({ silent });
		expect(await written()).toBe(before + 1);
		await alertOf('Fabrikam Inc', fabrikam, { minutes: 1 });
		expect(await check()).toMatchObject({ silent: [] });
		await mailNamed(/alerts from Fabrikam Inc again/);
		await check();
		expect(await written()).toBe(before + 2);
	}, 60_000);

	test('while the mailbox is not read nobody counts as silent', async () => {
		await noteReading(45);
		await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', silenceLimitDays: 0.001 });
		expect(await check()).toMatchObject({ healthy: false, silent: [] });
		await mailNamed(/not working since/);
		await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', silenceLimitDays: null });
		await noteReading(1);
		await recovered();
	}, 60_000);

	test('a table of tenants that an earlier version made, without a limit, does as well', async () => {
		await removeColumn('Tenants', 'silenceLimitDays');
		const result = await check();
		expect(result).toMatchObject({ healthy: true, silent: [] });
		expect(JSON.stringify(result['hints'])).toMatch(/has no column silenceLimitDays/);
		await addColumn('Tenants', { name: 'silenceLimitDays', type: 'number' });
		expect(await check()).toMatchObject({ healthy: true, hints: [] });
	}, 60_000);
});

test('an IMAP ingest that is not published any more is told, where the mailbox is read by IMAP', async () => {
	await noteRun('IMAP mailbox', { minutes: 50 });
	expect(await check()).toMatchObject({ healthy: true });
	await noteReading(40);
	await noteRun('IMAP ingest', { minutes: 1 });
	expect(await check()).toMatchObject({ healthy: false });
	expect(await mailNamed(/not working since/)).toMatch(
		/Ingest, IMAP ran for the last time at .*Is it published\?/s,
	);
	await noteRun('IMAP mailbox', { minutes: 1 });
	await noteReading(1);
	await recovered();
}, 60_000);

test('published as it ships it runs on its schedule', async () => {
	const beats = heartbeat.beats();
	const often = { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } };
	await edit('OPATHealthCheck', (drawing) =>
		withDisabled(withParameters(drawing, schedule, often), schedule, false),
	);
	await until(
		() => Promise.resolve(heartbeat.beats()),
		(count) => count > beats + 1,
		waitMs,
	);
}, 60_000);

test('it checks the settings of Create Ticket', () => {
	const real = settingsOf('createTicket');
	expect(real).toHaveLength(1);
	const ofTickets = real.map((settings) => omit(settings, 'mappingData'));
	for (const checked of settingsOf('checkSetup')) {
		expect([omit(checked, 'mappingData')]).toEqual(ofTickets);
	}
	expect(settingsOf('checkSetup')).toContainEqual(real[0]);
});
