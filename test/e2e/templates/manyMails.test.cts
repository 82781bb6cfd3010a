import { chunk, range } from 'lodash';
import { until } from '../../../tools/until.mts';
import { n8n, standin } from '../host.cts';
import { n8nPeakMemory, startN8n, stopN8n } from '../n8nPower.cts';
import type { MailFields } from '../../graphStandinProcess.cts';
import { contoso } from '../../standin/seed/companies.mts';
import { alertMail } from './alertMail.cts';
import { externalIdOf, grown } from './bigMail.cts';
import { unpublish } from './editor.cts';
import { fillTables } from './filledTables.cts';
import { setSettings } from './tables.cts';
import { nextReconcile } from './timePasses.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const megabyte = 1024 * 1024;
/** After that n8n ends a run of Ingest. */
const timeLimitMs = 300_000;
let world: World;

beforeAll(async () => {
	world = await startWorld(
		['OPATSettings', 'OPATAlertsToTickets', 'OPATReadMailbox', 'OPATFailureAlerts'],
		2,
	);
	await fillTables(world);
}, 120_000);

afterAll(async () => {
	await startN8n();
	await world.stop();
}, 120_000);

beforeEach(async () => {
	await standin.reset();
	await standin.setSwitches({ threadSlotLingerMs: 0 });
	await world.graph.admin.reset();
});

async function deliver(mails: readonly MailFields[]): Promise<void> {
	for (const some of chunk(mails, 20)) {
		await Promise.all(some.map(async (mail) => world.graph.admin.deliver(mail)));
	}
}

function mailsFrom(first: number, count: number): readonly MailFields[] {
	return range(first, first + count).map((number) => alertMail({ tenant: 'Contoso Ltd', number }));
}

test('a reconcile over 2,000 mails of 50 kB, in the heap that n8n has by itself', async () => {
	const mails = mailsFrom(1001, 2000);
	await standin.seed({
		tickets: await Promise.all(
			mails.slice(0, 1990).map(async (mail) => ({
				companyID: contoso,
				title: mail.subject ?? '',
				externalID: await externalIdOf(mail),
			})),
		),
	});
	await deliver(mails.map((mail) => grown(mail, 50_000)));
	// A fresh process, so that what others have held does not count.
	await stopN8n();
	await startN8n();
	const read = async () => world.caller.call('OPATReadMailbox', { window: 'reconcile' });
	const started = Date.now();
	expect(await read()).toMatchObject([{ mails: 2000, existing: 1990, created: 10, clean: true }]);
	expect(Date.now() - started).toBeLessThan(timeLimitMs);
	await standin.clearCounters();
	expect(await read()).toMatchObject([{ mails: 2000, existing: 2000, created: 0, clean: true }]);
	expect((await standin.counters()).total).toBeLessThanOrEqual(20);
	expect(await n8nPeakMemory()).toBeLessThan(2500 * megabyte);
	expect(await standin.tickets()).toHaveLength(2000);
}, 900_000);

describe('200 mails in one go', () => {
	const checked = (mail: MailFields, result: 'pass' | 'fail'): MailFields => ({
		...mail,
		headers: [
			{
				name: 'Authentication-Results',
				value: `mx.msp.example; dmarc=${result} header.from=office-protect.example`,
			},
		],
	});
	const digest: MailFields = {
		from: 'alerts@office-protect.example',
		subject: 'Your weekly digest',
		html: '<p>Office Protect weekly digest</p><p>3 events this week</p>',
	};

	beforeAll(async () => {
		await setSettings({ requireAuthentication: 'Yes' });
		await (await n8n()).publishWorkflow('OPATIngestM365');
	}, 60_000);

	afterAll(async () => unpublish('OPATIngestM365'));

	test('a digest and a forged mail among them: 198 alerts, 198 tickets', async () => {
		const genuine = mailsFrom(1, 198).map((mail) => checked(mail, 'pass'));
		const [forged] = mailsFrom(199, 1).map((mail) => checked(mail, 'fail'));
		await deliver([
			...genuine.slice(0, 90),
			checked(digest, 'pass'),
			...(forged === undefined ? [] : [forged]),
			...genuine.slice(90),
		]);
		expect(await world.graph.admin.mails()).toHaveLength(200);
		await until(
			async () => (await standin.tickets()).length,
			(count) => count >= 198,
			120_000,
		);
		await nextReconcile(60_000);
		const tickets = (await standin.tickets()).map(({ externalID }) => externalID);
		expect(new Set(tickets)).toEqual(new Set(await Promise.all(genuine.map(externalIdOf))));
		expect(tickets).toHaveLength(198);
	}, 240_000);
});
