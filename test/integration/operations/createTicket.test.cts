import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { startStandin } from '../../standinProcess.cts';
import type { Standin } from '../../standinProcess.cts';
import { usedCredential } from '../credentials.cts';
import { execute } from './execution.cts';

let sandbox: Standin;
let production: Standin;

beforeAll(async () => {
	[sandbox, production] = await Promise.all([startStandin(), startStandin()]);
});
afterAll(async () => {
	await Promise.all([sandbox.stop(), production.stop()]);
});

const alert = {
	id: 'alert-1',
	eventType: 'Mail Forwarding',
	tenant: 'Contoso Ltd',
	time: '2026-03-04 10:00 UTC',
};

async function outcomeIn(standin: Standin) {
	const company = { __rl: true, mode: 'id', value: String(contoso) };
	const parameters = {
		operation: 'createTicket',
		tenants: { rows: [{ tenant: 'Contoso Ltd', company }] },
		status: '1',
		priority: '2',
		ticketCategory: '3',
		queueID: '8',
	};
	const given = { credential: usedCredential(standin), credentialId: 'one', items: [alert] };
	const [created = [], others = []] = await execute(parameters, given);
	return [...created, ...others].map(({ json }) => json['outcome']);
}

describe('a credential that is pointed from a sandbox at the real Autotask', () => {
	test('does not take a ticket there for the one that the sandbox has', async () => {
		expect(await outcomeIn(sandbox)).toEqual(['created']);
		const [ticket] = await sandbox.admin.tickets();
		const other = { title: 'Printer', companyID: fabrikam, status: 1, priority: 2, queueID: 8 };
		const { tickets } = await production.admin.seed({
			tickets: [{ ...other, id: ticket?.id ?? 0 }],
		});
		expect(tickets).toEqual([ticket?.id]);
		expect(await outcomeIn(production)).toEqual(['created']);
		expect(await outcomeIn(sandbox)).toEqual(['existing']);
	}, 30_000);
});
