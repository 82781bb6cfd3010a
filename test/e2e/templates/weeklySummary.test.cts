import { DateTime } from 'luxon';
import { until } from '../../../tools/until.mts';
import { contoso } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { publishCaller } from './caller.cts';
import { edit, unpublish, withParameters } from './editor.cts';
import { ranAgain } from './ranAgain.cts';
import { contact, fillTables, readingAndTelling } from './filledTables.cts';
import { rows, setSettings, write } from './tables.cts';
import { stateOf } from './timePasses.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const waitMs = 30_000;
const zone = 'Europe/Paris';
let world: World;

beforeAll(async () => {
	await standin.reset();
	world = await startWorld([...readingAndTelling, 'OPATWeeklySummary'], 2);
	await fillTables(world, {
		timeZone: zone,
		weeklySummaryDay: 'never',
	});
	await write('Tenants', 'tenant', { tenant: 'Tailspin Toys', companyID: 29683511, flow: false });
}, 120_000);

afterAll(async () => world.stop());

async function read(window: string, inputs: object = {}) {
	return world.caller.call('OPATReadMailbox', { window, ...inputs });
}

async function deliver(tenant: string, number: number): Promise<void> {
	await world.graph.admin.deliver(alertMail({ tenant, number }));
}

/** What is noted of alerts and mails since there were so many notes, in the order of the alphabet. */
async function noted(since = 0): Promise<readonly string[]> {
	return (await rows('Activity'))
		.slice(since)
		.map(({ tenant, outcome, isFirst }) =>
			`${String(tenant)} ${String(outcome)}${isFirst === true ? '' : ', later'}`.trim(),
		)
		.sort();
}

describe('what is noted', () => {
	test('an alert is noted once, however often its mail is read', async () => {
		await deliver('Contoso Ltd', 1);
		await deliver('Fabrikam Inc', 1);
		await deliver('Tailspin Toys', 1);
		await world.graph.admin.deliver({
			from: 'alerts@office-protect.example',
			to: ['alerts@msp.example'],
			subject: 'Weekly digest',
			html: '<p>Office Protect weekly digest</p>',
		});
		for (const window of ['fresh', 'fresh', 'reconcile', 'fresh']) await read(window);
		expect(await noted()).toEqual([
			'Contoso Ltd created',
			'Fabrikam Inc unmappedTenant',
			'Tailspin Toys flowOff',
			'digest',
		]);
		expect((await rows('Activity'))[0]).toMatchObject({
			companyID: contoso,
			source: 'ingest',
			ticket: (await standin.tickets())[0]?.ticketNumber,
		});
		expect(typeof (await rows('Activity'))[0]?.['seconds']).toBe('number');
	}, 90_000);

	test('what becomes of it later is noted too, but not that Autotask was down for a known one', async () => {
		const before = (await noted()).length;
		await breakAutotask();
		await deliver('Contoso Ltd', 2);
		await read('fresh');
		await read('fresh');
		await mendAutotask();
		await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: 29683512, flow: true });
		await read('fresh');
		await read('fresh');
		expect(await noted(before)).toEqual([
			'Contoso Ltd created, later',
			'Contoso Ltd failed',
			'Fabrikam Inc created, later',
		]);
	}, 90_000);

	test('a ticket that was there before is told from those that were made', async () => {
		const before = (await noted()).length;
		await deliver('Contoso Ltd', 3);
		await read('fresh');
		const [made] = (await rows('Activity')).slice(before);
		await write('Activity', 'id', { id: made?.['id'], alertKey: 'op1-of-another-alert' });
		await read('fresh');
		expect(await noted(before)).toEqual(['Contoso Ltd created', 'Contoso Ltd existing']);
	}, 60_000);

	test('a dry run notes nothing', async () => {
		const before = (await noted()).length;
		await deliver('Contoso Ltd', 4);
		expect(await read('backfill', { dryRun: true })).toMatchObject([{ planned: 1 }]);
		expect(await noted()).toHaveLength(before);
	}, 60_000);
});

describe('the mail', () => {
	/** Yesterday, at the hour of the summary. */
	const due = DateTime.now().setZone(zone).startOf('day').minus({ days: 1 }).set({ hour: 8 });
	const begin = due.minus({ days: 7 });

	beforeAll(async () => {
		await edit('OPATWeeklySummary', (drawing) =>
			withParameters(drawing, 'Every 15 Minutes', {
				rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] },
			}),
		);
		await ranAgain('weekly summary', 1);
	}, 60_000);

	/** From now on counting is as if it had begun so long ago. */
	async function beginAt(time: DateTime): Promise<void> {
		const at = time.toUTC().toISO();
		const value = JSON.stringify({ to: at, since: at, calls: {} });
		await write('State', 'key', { key: 'last weekly summary', value });
	}

	async function summaries(): Promise<number> {
		return (await rows('Failures')).filter(({ source }) => source === 'weekly summary').length;
	}

	test('the first run begins to count and mails nothing', async () => {
		await until(
			async () => stateOf('last weekly summary'),
			(value) => String(value).includes('"since"'),
			waitMs,
		);
		expect(await summaries()).toBe(0);
	});

	test('it comes when it is due, even if the mail could not be sent at first, and once only', async () => {
		await deliver('Northwind', 1);
		await read('fresh');
		const at = due.minus({ days: 2 }).toUTC();
		for (const { id } of await rows('Activity')) {
			const times = { seenAt: at.toISO(), sentAt: at.minus({ minutes: 15 }).toISO() };
			await write('Activity', 'id', { id, ...times });
		}
		const [first] = await rows('Activity');
		await write('Activity', 'id', { id: first?.['id'], seconds: 14 * 60 + 3 });
		const usage = { [at.toISODate() ?? '']: { used: 812, allowed: 10_000 } };
		for (const [key, value] of [
			['health', JSON.stringify({ neverHeard: ['Adventure Works'], silent: [] })],
			['fullest hour of the day', JSON.stringify(usage)],
			['calls of health check', '1440'],
		]) {
			await write('State', 'key', { key, value });
		}
		world.smtp.clear();
		world.smtp.refuse(true);
		const isBroken = ({ status }: { status: string }) => status === 'error';
		const api = await n8n();
		try {
			await beginAt(begin);
			await setSettings({ weeklySummaryDay: due.setLocale('en').toFormat('cccc') });
			await until(summaries, (count) => count === 1, waitMs);
			await until(
				async () => api.executions('OPATFailureMailer'),
				(list) => list.some(isBroken),
				waitMs,
			);
		} finally {
			world.smtp.refuse(false);
		}
		const { recipients, mail } = await world.smtp.next(
			(caught) => /weekly summary/.test(caught.mail.subject ?? ''),
			waitMs,
		);
		expect(recipients).toEqual([contact]);
		expect(mail.subject).toBe(
			`Office Protect: weekly summary, ${begin.toISODate() ?? ''} to ${due.toISODate() ?? ''}`,
		);
		const text = mail.text ?? '';
		for (const line of [
			/^From .* 08:00 Europe\/Paris \(.* UTC\)$/m,
			/^Alerts received: 8$/m,
			/^- got a ticket: 5$/m,
			/^- had a ticket already when they were first seen: 1$/m,
			/^- no ticket, because the flow of the tenant is off: 1$/m,
			/^- no ticket, because the tenant has no company: 1$/m,
			/^Tickets made: 5$/m,
			/^Mails without an alert: 1 \(digests 1\)$/m,
			/^Slowest alert to ticket: 14 min 3 s, .*Contoso Ltd/m,
			/^Autotask calls: 1,\d{3} by these workflows \(health check 1,440, ingest \d+, backfill \d+\)\. In the fullest hour all integrations together used 812 of 10,000\.$/m,
			/^Tenants without a company: Northwind$/m,
			/^Mapped, but no alert ever came: Adventure Works$/m,
		]) {
			expect(text).toMatch(line);
		}
		await ranAgain('weekly summary', 3);
		expect(await summaries()).toBe(1);
		expect(await stateOf('last weekly summary')).toContain(due.toUTC().toISO() ?? '');
	}, 120_000);

	test('killed between writing it and remembering that, it does not write it again', async () => {
		await beginAt(begin);
		await until(
			async () => stateOf('last weekly summary'),
			(value) => String(value).includes(due.toUTC().toISO() ?? ''),
			waitMs,
		);
		await ranAgain('weekly summary', 1);
		expect(await summaries()).toBe(1);
	}, 60_000);

	test('called by another workflow it tells how things are, and sends nothing', async () => {
		await unpublish('OPATWeeklySummary');
		await edit('OPATWeeklySummary', (drawing) => drawing);
		const caller = await publishCaller(['OPATWeeklySummary']);
		const before = await stateOf('last weekly summary');
		const [result] = await caller.call('OPATWeeklySummary', {});
		expect(result).toMatchObject({ received: 0, tenantsWithoutCompany: ['Northwind'] });
		expect(result?.['text']).toMatch(/^Alerts received: 0$/m);
		expect(await stateOf('last weekly summary')).toBe(before);
		expect(await summaries()).toBe(1);
	}, 60_000);
});
