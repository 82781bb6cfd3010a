import { DateTime } from 'luxon';
import { until } from '../../../tools/until.mts';
import { n8n, standin } from '../host.cts';
import { n8nOutput } from '../n8nPower.cts';
import { alertMail } from './alertMail.cts';
import { unpublish } from './editor.cts';
import { publishWithOutlookTrigger } from './outlookTrigger.cts';
import { contact, fillTables, readingAndTelling } from './filledTables.cts';
import { rows } from './tables.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const waitMs = 60_000;
const fiveMinutesMs = 300_000;
let world: World;

beforeAll(async () => {
	world = await startWorld(readingAndTelling, 2);
	await fillTables(world);
	await standin.reset();
}, 120_000);

afterAll(async () => world.stop());

/** A mail of now becomes a ticket, which shows that this way of reading the mailbox runs. */
async function seenToRun(number: number): Promise<void> {
	const before = (await standin.tickets()).length;
	// The trigger asks for what came after its last look; a moment ahead is after it for certain.
	const receivedAt = DateTime.utc().plus({ seconds: 2 }).toISO();
	await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number }), { receivedAt });
	await until(
		async () => (await standin.tickets()).length,
		(count) => count > before,
		waitMs,
	);
}

async function refused(): Promise<number> {
	return (await world.graph.admin.counters()).unauthorized;
}

test('the sign-in is revoked: the contact is told, as the Outlook Trigger would not', async () => {
	// With the trigger: five looks in a row are refused, and n8n knows of it in its log alone.
	const withTrigger = await publishWithOutlookTrigger();
	await seenToRun(1);
	await world.graph.admin.clearCounters();
	await world.graph.admin.revokeTokens('all');
	await until(refused, (count) => count >= 5, waitMs);
	await unpublish(withTrigger);
	const executions = await (await n8n()).executions(withTrigger);
	expect(executions.map(({ status }) => status)).toEqual(['success']);
	const told = (await rows('Failures')).map(({ source }) => source);
	expect(told).not.toContain('workflow Ingest by the Outlook Trigger');
	expect(world.smtp.caught.map(({ mail }) => mail.text).join()).not.toMatch(/Outlook Trigger/);
	expect(await n8nOutput()).toMatch(/There was a problem in 'Outlook Trigger' node/);
	await (await n8n()).deleteWorkflow(withTrigger);

	// As it ships: the same happens, and the contact has a mail, by the other credential.
	await world.graph.admin.restoreTokens();
	await (await n8n()).publishWorkflow('OPATIngestM365');
	try {
		await seenToRun(2);
		await world.graph.admin.revokeTokens('all');
		const { recipients, mail } = await world.smtp.next(
			({ mail: { text } }) => /The mailbox could not be read/.test(text ?? ''),
			fiveMinutesMs,
		);
		expect(recipients).toEqual([contact]);
		expect(mail.subject).toMatch(/not working since/);
		expect(await world.graph.admin.sent()).toHaveLength(0);
	} finally {
		await unpublish('OPATIngestM365');
	}
}, 480_000);
