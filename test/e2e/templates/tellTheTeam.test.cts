import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { once } from 'node:events';
import path from 'node:path';
import { z } from 'zod';
import { standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { edit, withParameters } from './editor.cts';
import { setSettings, write } from './tables.cts';
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
let team: Server;
const told: string[] = [];

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATAlertsToTickets', 'OPATReadMailbox']);
	team = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => {
			body += chunk.toString();
		});
		request.on('end', () => {
			told.push(body);
			response.end('ok');
		});
	}).listen(0, '127.0.0.1');
	await once(team, 'listening');
	await world.caller.call('OPATSettings', {});
	await setSettings({ emergencyContact: 'oncall@msp.example', ticketQueue: 'Security Operations' });
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: 29683510, flow: true });
	await standin.reset();
	await tellOfNewTickets();
}, 120_000);

afterAll(async () => {
	team.close();
	await world.stop();
});

/** Copies the example's node behind *New Ticket* of *Create Ticket*, as a person does in the editor. */
async function tellOfNewTickets(): Promise<void> {
	const address = team.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
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
			{ url: `http://127.0.0.1:${port}/` },
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
	expect(told).toHaveLength(2);
	await standin.clearFaults();
	for (let run = 0; run < 10; run++) await reconcile();
	const tickets = await standin.tickets();
	expect(tickets).toHaveLength(3);
	expect(told).toHaveLength(3);
	for (const { ticketNumber } of tickets) {
		expect(told.filter((message) => message.includes(ticketNumber))).toHaveLength(1);
	}
}, 120_000);
