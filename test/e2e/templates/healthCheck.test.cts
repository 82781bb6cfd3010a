import { DateTime } from 'luxon';
import { z } from 'zod';
import { n8n, standin } from '../host.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { publishCaller } from './caller.cts';
import type { Caller, Row } from './caller.cts';
import { startHeartbeatReceiver } from './heartbeatReceiver.cts';
import type { HeartbeatReceiver } from './heartbeatReceiver.cts';
import { rows, setSettings, write } from './tables.cts';
import { settingsOf } from './ticketSettings.cts';
import { until } from './until.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const contact = 'oncall@msp.example';
const contoso = 29683510;
const waitMs = 30_000;
let world: World;
let caller: Caller;
let heartbeat: HeartbeatReceiver;

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATFailureAlerts', 'OPATFailureMailer'], 2);
	await (await n8n()).publishWorkflow('OPATHealthCheck');
	caller = await publishCaller(['OPATHealthCheck']);
	heartbeat = await startHeartbeatReceiver();
	await standin.reset();
	await world.caller.call('OPATSettings', {});
	await setSettings({
		emergencyContact: contact,
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
		heartbeatUrl: heartbeat.url,
	});
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
	await noteReading(1);
}, 120_000);

afterAll(async () => {
	await (await n8n()).http.post('/rest/workflows/OPATHealthCheck/deactivate', {});
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
	expect(await check()).toMatchObject({ healthy: true });
	await mailNamed(/works again/);
}

test('the first run mails that all is well; from then on healthy runs only call the heartbeat', async () => {
	expect(await check()).toMatchObject({ healthy: true, problems: [] });
	const text = await mailNamed(/^Office Protect: set up and healthy$/);
	expect(text).toMatch(/All companies of the mapping are in Autotask and active/);
	expect(text).toMatch(/Security Operations/);
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
		told: /The mailbox was read for the last time at .* UTC.*Is Ingest published\?/s,
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
	const { http } = await n8n();
	await http.post('/rest/workflows/OPATFailureMailer/deactivate', {});
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

test('published as it ships it runs on its schedule', async () => {
	const beats = heartbeat.beats();
	await runEvery('"field":"seconds","secondsInterval":3');
	await until(
		() => Promise.resolve(heartbeat.beats()),
		(count) => count > beats + 1,
		waitMs,
	);
}, 60_000);

test('it checks the settings of Create Ticket', () => {
	const real = settingsOf('createTicket');
	expect(real).toHaveLength(1);
	expect(settingsOf('checkSetup')).toEqual(real);
});

const editable = z
	.object({ data: z.object({ nodes: z.array(z.record(z.unknown())) }).passthrough() })
	.transform(({ data }) => data);

/** Sets the interval of the schedule, as a person does in the editor, and publishes. */
async function runEvery(interval: string): Promise<void> {
	const api = await n8n();
	const where = '/rest/workflows/OPATHealthCheck';
	const { nodes, ...stored } = editable.parse((await api.http.get<unknown>(where)).data);
	const text = JSON.stringify(nodes);
	const changed = text.replace('"field":"minutes","minutesInterval":15', interval);
	expect(changed).not.toBe(text);
	await api.http.patch(where, {
		...stored,
		nodes: z.array(z.unknown()).parse(JSON.parse(changed)),
	});
	await api.publishWorkflow('OPATHealthCheck');
}
