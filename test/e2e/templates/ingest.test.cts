import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { until } from '../../../tools/until.mts';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import type { Row } from './caller.cts';
import { rows, setSettings, write } from './tables.cts';
import { importTemplates, startWorld, templateFiles } from './world.cts';
import type { World } from './world.cts';

const published = ['OPATSettings', 'OPATAlertsToTickets', 'OPATReadMailbox'] as const;
let world: World;

beforeAll(async () => {
	world = await startWorld(published);
}, 120_000);

afterAll(async () => world.stop());

beforeEach(async () => {
	await standin.reset();
	await world.graph.admin.reset();
});

async function read(window: string): Promise<Row> {
	const [result] = await world.caller.call('OPATReadMailbox', { window });
	if (result === undefined) throw new Error('The window gave nothing');
	return result;
}

/** Imports copies of the templates in which the settings have one more. */
async function importNextVersion(): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'next-version-'));
	const first = String.raw`\"settings\": [`;
	const added = String.raw`{ \"setting\": \"newInThisVersion\", \"value\": \"\", \"meaning\": \"New.\" },`;
	try {
		for (const { file, text } of templateFiles()) {
			writeFileSync(path.join(folder, file), text.replace(first, `${first}${added}`));
		}
		await importTemplates(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function stateOf(key: string): Promise<unknown> {
	return (await rows('State')).find((row) => row['key'] === key)?.['value'];
}

test('without an emergency contact no ticket is made, and the error says so', async () => {
	await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }));
	await expect(read('reconcile')).rejects.toThrow(/emergencyContact.*no mail address/);
	expect(await standin.tickets()).toHaveLength(0);
});

describe('once it is set up', () => {
	beforeAll(async () => {
		await world.caller.call('OPATSettings', {});
		await setSettings({
			emergencyContact: 'oncall@msp.example',
			ticketQueue: 'Security Operations',
			ticketPriority: 'High',
		});
		await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
	});

	test('a mail becomes one ticket, with the settings of the table', async () => {
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }));
		expect(await read('fresh')).toMatchObject({ mails: 1, created: 1, failed: 0, clean: true });
		expect(await standin.tickets()).toMatchObject([
			{ companyID: contoso, queueID: 29683482, priority: 1 },
		]);
	});

	test('it stays one over ten reconciles', async () => {
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }));
		const results: unknown[] = [];
		for (let run = 0; run < 10; run++) results.push((await read('reconcile'))['created']);
		expect(results).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
		expect(await standin.tickets()).toHaveLength(1);
	});

	test('junk, read mails and two folders count; a digest makes no ticket', async () => {
		const { admin } = world.graph;
		const digest = {
			from: 'alerts@office-protect.example',
			subject: 'Your weekly digest',
			html: '<p>Office Protect weekly digest</p><p>3 events this week</p>',
		};
		await admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }), { folder: 'junkemail' });
		await admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 2 }), { isRead: true });
		await admin.deliver(digest);
		expect(await read('fresh')).toMatchObject({ mails: 3, created: 2 });
		expect(await standin.tickets()).toHaveLength(2);
	});

	test('a mail that appears hours late is made good by the reconcile', async () => {
		const receivedAt = DateTime.utc().minus({ hours: 3 }).toISO();
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }), {
			receivedAt,
		});
		expect(await read('fresh')).toMatchObject({ mails: 0 });
		expect(await read('reconcile')).toMatchObject({ mails: 1, created: 1 });
	});

	test('the schedule reconciles when the last one is 15 minutes old, else reads the last hour', async () => {
		expect(await read('reconcile')).toMatchObject({ window: 'reconcile' });
		await write('State', 'key', { key: 'last reconcile', value: '' });
		expect(await read('ingest')).toMatchObject({ window: 'reconcile' });
		expect(await read('ingest')).toMatchObject({ window: 'fresh' });
		const before = DateTime.utc().minus({ minutes: 15 }).toISO();
		await write('State', 'key', { key: 'last reconcile', value: before });
		expect(await read('ingest')).toMatchObject({ window: 'reconcile' });
	});

	test('what a run held back is the next run’s, at once', async () => {
		await standin.setSwitches({ threadSlotLingerMs: 0 });
		// Alerts that no other test has: the node remembers which ids it created.
		for (let number = 1001; number <= 1101; number++) {
			await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number }));
		}
		await write('State', 'key', { key: 'last reconcile', value: '' });
		expect(await read('ingest')).toMatchObject({ created: 100, heldBack: 1, clean: false });
		expect(await read('ingest')).toMatchObject({ window: 'reconcile', created: 1, clean: true });
		expect(await read('ingest')).toMatchObject({ window: 'fresh', created: 0 });
		expect(await standin.tickets()).toHaveLength(101);
	}, 60_000);

	test('after an outage the reconcile goes back to before it, 30 days at most', async () => {
		const clean = DateTime.utc().minus({ days: 5 });
		await write('State', 'key', { key: 'last clean reconcile', value: clean.toISO() });
		const receivedAt = clean.plus({ hours: 1 }).toISO();
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }), {
			receivedAt,
		});
		expect(await read('reconcile')).toMatchObject({ mails: 1, created: 1 });
		const long = DateTime.utc().minus({ days: 90 }).toISO();
		await write('State', 'key', { key: 'last clean reconcile', value: long });
		const { from } = await read('reconcile');
		const days = DateTime.utc().diff(DateTime.fromISO(String(from)), 'days').days;
		expect(Math.round(days)).toBe(30);
	});

	test('the mailbox is not read while another run is at it', async () => {
		const until = DateTime.utc().plus({ minutes: 1 }).toISO();
		await write('State', 'key', { key: 'mailbox busy until', value: until });
		await world.graph.admin.clearCounters();
		expect(await read('fresh')).toEqual({ busy: true, busyUntil: until });
		expect((await world.graph.admin.counters()).total).toBe(0);
		await write('State', 'key', { key: 'mailbox busy until', value: '' });
	});

	test('a mailbox that cannot be read ends the run with the reason, and is free again', async () => {
		await world.graph.admin.revokeTokens('all');
		await expect(read('fresh')).rejects.toThrow(/The mailbox could not be read/);
		expect(await stateOf('mailbox busy until')).toBe('');
		await world.graph.admin.restoreTokens();
		expect(await read('fresh')).toMatchObject({ busy: false });
	});

	test('a tenant whose flow is off is counted, not told', async () => {
		await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: fabrikam, flow: false });
		await world.graph.admin.deliver(alertMail({ tenant: 'Fabrikam Inc', number: 1 }));
		expect(await read('reconcile')).toMatchObject({ flowOff: 1, created: 0, clean: true });
		expect(await rows('Failures')).toHaveLength(0);
		await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', flow: true });
		expect(await read('reconcile')).toMatchObject({ flowOff: 0, created: 1 });
	});

	test('importing the next version over the old one loses no setting, no mapping and no state', async () => {
		const stored = async () => Promise.all([rows('Settings'), rows('Tenants'), rows('State')]);
		await importTemplates();
		await world.caller.call('OPATSettings', {});
		const [settings, tenants, state] = await stored();
		await importNextVersion();
		expect(await stored()).toEqual([settings, tenants, state]);
		for (const id of published) await (await n8n()).publishWorkflow(id);
		await world.caller.call('OPATSettings', {});
		const [settingsNow, tenantsNow, stateNow] = await stored();
		expect(settingsNow.slice(0, settings.length)).toEqual(settings);
		expect(settingsNow.slice(settings.length)).toMatchObject([{ setting: 'newInThisVersion' }]);
		expect(tenantsNow).toEqual(tenants);
		expect(stateNow).toEqual(state);
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 1 }));
		expect(await read('fresh')).toMatchObject({ created: 1 });
		expect(await standin.tickets()).toMatchObject([{ companyID: contoso, queueID: 29683482 }]);
	}, 90_000);

	test('published as it ships, it makes a ticket of a new mail within two minutes', async () => {
		const api = await n8n();
		await api.publishWorkflow('OPATFailureAlerts');
		await api.publishWorkflow('OPATIngestM365');
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 7 }));
		await until(
			async () => standin.tickets(),
			(tickets) => tickets.length > 0,
			120_000,
		);
		await api.unpublishWorkflow('OPATIngestM365');
		expect(await standin.tickets()).toHaveLength(1);
	}, 130_000);
});
