import { until } from '../../../tools/until.mts';
import { n8n, standin } from '../host.cts';
import { startN8n, stopN8n } from '../n8nPower.cts';
import { alertMail } from './alertMail.cts';
import { edit, unpublish, withParameters } from './editor.cts';
import { startHeartbeatReceiver } from './heartbeatReceiver.cts';
import type { HeartbeatReceiver } from './heartbeatReceiver.cts';
import { fillTables, readingAndTelling } from './filledTables.cts';
import { nextReconcile } from './timePasses.cts';
import { startWorld } from './world.cts';
import type { World } from './world.cts';

const waitMs = 90_000;
let world: World;
let heartbeat: HeartbeatReceiver;

beforeAll(async () => {
	world = await startWorld(readingAndTelling, 2);
	heartbeat = await startHeartbeatReceiver();
	await standin.reset();
	await fillTables(world, {
		heartbeatUrl: heartbeat.url,
	});
	await (await n8n()).publishWorkflow('OPATIngestM365');
	const often = { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } };
	await edit('OPATHealthCheck', (drawing) => withParameters(drawing, 'Every 15 Minutes', often));
}, 120_000);

afterAll(async () => {
	await startN8n();
	await unpublish('OPATHealthCheck');
	await unpublish('OPATIngestM365');
	heartbeat.stop();
	await world.stop();
}, 120_000);

async function moreBeats(): Promise<void> {
	const before = heartbeat.beats();
	await until(
		async () => Promise.resolve(heartbeat.beats()),
		(beats) => beats > before + 1,
		waitMs,
	);
}

test('with n8n stopped the heartbeat is silent; started again it beats by itself', async () => {
	await moreBeats();
	await stopN8n();
	const before = heartbeat.beats();
	await heartbeat.silence(8000);
	expect(heartbeat.beats()).toBe(before);
	await startN8n();
	await moreBeats();
}, 300_000);

test('mails that arrive while n8n goes down, is down and comes up have one ticket each', async () => {
	const arrive = async (number: number) =>
		world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number }));
	await Promise.all([stopN8n(), arrive(1)]);
	await arrive(2);
	await Promise.all([startN8n(), arrive(3)]);
	await until(
		async () => standin.tickets(),
		(tickets) => tickets.length === 3,
		waitMs,
	);
	await nextReconcile(waitMs);
	const tickets = await standin.tickets();
	expect(tickets).toHaveLength(3);
	expect(new Set(tickets.map(({ externalID }) => externalID)).size).toBe(3);
}, 300_000);
