import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { edit, withParameters } from './editor.cts';
import { fillTables } from './filledTables.cts';
import { startReceiver } from './receiver.cts';
import type { Receiver } from './receiver.cts';
import { startWorld, templateFolder } from './world.cts';
import type { World } from './world.cts';

const example = z
	.object({
		nodes: z.array(z.object({ name: z.string(), parameters: z.record(z.unknown()) }).passthrough()),
	})
	.parse(
		JSON.parse(readFileSync(path.join(templateFolder, 'examples', 'tell-the-team.json'), 'utf8')),
	);

let world: World;
let team: Receiver;

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATAlertsToTickets', 'OPATReadMailbox']);
	team = await startReceiver();
	await fillTables(world);
	await standin.reset();
	await tellOfNewTickets();
}, 120_000);

afterAll(async () => {
	team.stop();
	await world.stop();
});

/** Copies the example's node behind *New Ticket* of *Create Ticket*, as a person does in the editor. */
async function tellOfNewTickets(): Promise<void> {
	await edit('OPATAlertsToTickets', ({ nodes, connections }) => {
		const { main } = z
			.object({ main: z.array(z.array(z.unknown())) })
			.parse(connections['Create Ticket']);
		const [newTicket = [], ...others] = main;
		const tell = { node: 'Tell the Team', type: 'main', index: 0 };
		return withParameters(
			{
				nodes: [...nodes, ...example.nodes.filter(({ name }) => name === 'Tell the Team')],
				connections: {
					...connections,
					'Create Ticket': { main: [[tell, ...newTicket], ...others] },
				},
			},
			'Tell the Team',
			{ url: team.url },
		);
	});
}

test('the team is told once of each ticket over ten reconciles, though one alert fails at first', async () => {
	await standin.addFault({
		method: 'POST',
		path: '/Tickets',
		bodyContains: 'user2@customer.example',
		count: 0,
		effect: { kind: 'answer', status: 500, body: { errors: ['Not now'] }, when: 'beforeCommit' },
	});
	for (const number of [1, 2, 3]) {
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number }));
	}
	const reconcile = async () => world.caller.call('OPATReadMailbox', { window: 'reconcile' });
	expect(await reconcile()).toMatchObject([{ created: 2, failed: 1 }]);
	expect(team.heard).toHaveLength(2);
	await standin.clearFaults();
	for (let run = 0; run < 10; run++) await reconcile();
	const tickets = await standin.tickets();
	expect(tickets).toHaveLength(3);
	expect(team.heard).toHaveLength(3);
	for (const { ticketNumber } of tickets) {
		expect(team.heard.filter((message) => message.includes(ticketNumber))).toHaveLength(1);
	}
}, 120_000);
