import { contoso } from '../../standin/seed/companies.mts';
import { startStandin } from '../../standinProcess.cts';
import type { Standin } from '../../standinProcess.cts';
import { usedCredential } from '../credentials.cts';
import { execute } from './execution.cts';

let standin: Standin;

beforeAll(async () => {
	standin = await startStandin();
	// Counts are exact only where no call is refused and sent again.
	await standin.admin.setSwitches({ threadLimit: 0 });
	await callsFor(alerts('warm up', 1), 'warm');
}, 30_000);
afterAll(() => standin.stop());

const parameters = {
	operation: 'createTicket',
	tenants: {
		rows: [{ tenant: 'Contoso Ltd', company: { __rl: true, mode: 'id', value: String(contoso) } }],
	},
	ticketCategory: '114',
	queueID: '29683482',
	noise: { newTickets: 0 },
};

function alerts(series: string, count: number) {
	return Array.from({ length: count }, (_, n) => ({
		id: `${series} ${n}`,
		type: 'Too Many Logins',
		tenant: 'Contoso Ltd',
		time: '2026-03-04T10:00:00Z',
	}));
}

/** Runs the node in the process of that name and gives the calls that it made, by route. */
async function callsFor(
	items: ReturnType<typeof alerts>,
	credentialId: 'cold' | 'warm',
): Promise<Readonly<Record<string, number>>> {
	await standin.admin.clearCounters();
	const outputs = await execute(parameters, {
		credential: usedCredential(standin),
		credentialId,
		items,
	});
	const { routes } = await standin.admin.counters();
	const calls = Object.entries(routes).map(([route, { requests }]) => [route, requests] as const);
	// Each item says how many calls the whole run made.
	const said = outputs.flat().map(({ json }) => json['apiCalls']);
	expect(new Set(said)).toEqual(new Set([calls.reduce((sum, [, count]) => sum + count, 0)]));
	return Object.fromEntries(calls);
}

describe('the calls of the node', () => {
	test('for the first alert of a process are nine more than later, each once', async () => {
		const found = { 'POST /Tickets/query': 2, 'POST /Tickets': 1 };
		const [first, second] = [alerts('first', 1), alerts('second', 1)];
		expect(await callsFor(first, 'cold')).toEqual({
			...found,
			'GET /Tickets/entityInformation': 1,
			'GET /Tickets/entityInformation/fields': 1,
			'GET /Tickets/entityInformation/userDefinedFields': 1,
			'GET /TicketNotes/entityInformation': 1,
			'POST /TicketCategories/query': 1,
			'POST /TicketCategoryFieldDefaults/query': 1,
			'POST /Companies/query': 1,
			'POST /TicketNotes/query': 1,
			'GET /Tickets/:id': 1,
		});
		expect(await callsFor(second, 'cold')).toEqual(found);
	}, 30_000);

	test.each([
		{ count: 1, known: 0, queries: 2 },
		{ count: 1, known: 1, queries: 1 },
		{ count: 100, known: 0, queries: 3 },
		{ count: 100, known: 50, queries: 3 },
		{ count: 100, known: 100, queries: 1 },
		{ count: 250, known: 250, queries: 2 },
	])(
		'for $count alerts of which $known are known are $queries queries and the creates',
		async ({ count, known, queries }) => {
			const batch = alerts(`${known} of ${count}`, count);
			if (known > 0) await callsFor(batch.slice(0, known), 'warm');
			const { 'GET /ThresholdInformation': readings = 0, ...calls } = await callsFor(batch, 'warm');
			const creates = count === known ? {} : { 'POST /Tickets': count - known };
			expect(calls).toEqual({ 'POST /Tickets/query': queries, ...creates });
			// How full the hour is, is read once in 200 calls, and first after 20.
			expect(readings).toBeLessThanOrEqual(count > known ? 1 : 0);
		},
		30_000,
	);
});
