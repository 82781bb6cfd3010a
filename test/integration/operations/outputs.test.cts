import { NodeOperationError } from 'n8n-workflow';
import type { INodeExecutionData } from 'n8n-workflow';
import { contoso } from '../../standin/seed/companies.mts';
import { useStandin } from '../../useStandin.cts';
import { freshCredential } from '../credentials.cts';
import { execute } from './execution.cts';
import type { Given } from './execution.cts';

const { standin, admin } = useStandin();

let runs = 0;
beforeEach(() => {
	runs += 1;
});

const company = { __rl: true, mode: 'id', value: String(contoso) };
const parameters = {
	operation: 'createTicket',
	tenants: { rows: [{ tenant: 'Contoso Ltd', company }] },
	status: '1',
	priority: '2',
	ticketCategory: '112',
	queueID: '8',
};

function alert(id: string, tenant = 'Contoso Ltd') {
	return { id, eventType: 'Mail Forwarding', tenant, time: '2026-03-04 10:00 UTC' };
}

function given(items: Given['items'], onError?: Given['onError']): Given {
	return {
		credential: freshCredential(standin()),
		credentialId: `outputs-${String(runs)}`,
		...(items === undefined ? {} : { items }),
		...(onError === undefined ? {} : { onError }),
	};
}

const outcomes = (items: readonly INodeExecutionData[] = []) =>
	items.map(({ json }) => json['outcome']);

async function rejectSecondTicket(): Promise<void> {
	await admin().addFault({
		method: 'POST',
		path: '/Tickets',
		skip: 1,
		effect: {
			kind: 'answer',
			status: 500,
			body: { errors: ['Missing Required Field: Alert Handling'] },
			when: 'beforeCommit',
		},
	});
}

describe('the outputs', () => {
	test('part new tickets from the rest, each item paired with the one it came from', async () => {
		const batch = { alerts: Array.from({ length: 10 }, (_, n) => alert(`batch-${String(n)}`)) };
		const [created = [], others = []] = await execute(
			parameters,
			given([alert('one', 'Nobody'), batch, alert('two')]),
		);
		expect(outcomes(created)).toEqual(Array(11).fill('created'));
		expect(created.map(({ pairedItem }) => pairedItem)).toEqual([
			...Array<object>(10).fill({ item: 1 }),
			{ item: 2 },
		]);
		expect(others).toMatchObject([
			{ json: { outcome: 'skipped', reason: 'unmappedTenant' }, pairedItem: { item: 0 } },
		]);
	});

	test('hold ticket, company and link of what was created', async () => {
		const [[item] = []] = await execute(parameters, given([alert('one')]));
		const [ticket] = await admin().tickets();
		expect(item?.json).toMatchObject({
			outcome: 'created',
			ticket: {
				id: ticket?.id,
				number: ticket?.ticketNumber,
				url: expect.stringContaining(`TicketNumber=${ticket?.ticketNumber ?? ''}`) as unknown,
			},
			company: { companyID: contoso },
			externalID: ticket?.externalID,
			keyBasis: { event: 'vendorEventId', time: 'printed', tenant: 'printed' },
		});
	});
});

describe('a failed alert', () => {
	test('ends the run with one error once every alert has its outcome', async () => {
		await rejectSecondTicket();
		const run = execute(parameters, given([alert('one'), alert('two'), alert('three')]));
		await expect(run).rejects.toThrow(NodeOperationError);
		await expect(run).rejects.toThrow(/^1 of 3 alerts failed \(2 got a new ticket\)/);
		await expect(run).rejects.toThrow(/Missing Required Field: Alert Handling/);
		expect(await admin().tickets()).toHaveLength(2);
	});

	test('keeps its message, also where a system error code stands in a name', async () => {
		const item = alert('one', 'careaccess.com');
		const rows = [{ tenant: 'careaccess.com', company }];
		await admin().addFault({
			method: 'POST',
			path: '/Tickets',
			effect: {
				kind: 'answer',
				status: 500,
				body: { errors: ['Missing Required Field: Alert Handling'] },
				when: 'beforeCommit',
			},
		});
		const run = execute({ ...parameters, tenants: { rows } }, given([item]));
		await expect(run).rejects.toThrow(/of careaccess\.com.*Missing Required Field/);
	});

	test('goes on as an item whose error carries all that is known, where n8n is to continue', async () => {
		await rejectSecondTicket();
		const [created = [], others = []] = await execute(
			parameters,
			given([alert('one'), alert('two')], 'continueErrorOutput'),
		);
		expect(outcomes(created)).toEqual(['created']);
		const [failed] = others;
		expect(failed).toMatchObject({
			json: { outcome: 'failed', reason: 'settingInvalid' },
			pairedItem: { item: 1 },
		});
		expect(failed?.error).toBeInstanceOf(NodeOperationError);
		expect(failed?.error?.context).toMatchObject({
			itemIndex: 1,
			data: { reason: 'settingInvalid', company: { companyID: contoso } },
		});
	});
});

describe('a run that cannot even begin', () => {
	const broken = { ...parameters, noise: { newTickets: 'ten' } };
	const items = [alert('one'), alert('two')];

	test('ends with the error of n8n', async () => {
		await expect(execute(broken, given(items))).rejects.toThrow(/New Tickets per Run/);
	});

	test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'fails each item with %s, instead of handing it on as a new ticket',
		async (onError) => {
			const [created, failed = []] = await execute(broken, given(items, onError));
			expect(created).toEqual([]);
			expect(failed).toMatchObject([
				{
					json: { outcome: 'failed', reason: 'runBroken', again: 'later' },
					pairedItem: { item: 0 },
				},
				{ json: { outcome: 'failed', reason: 'runBroken' }, pairedItem: { item: 1 } },
			]);
			expect(failed[0]?.json['message']).toMatch(/New Tickets per Run/);
			expect(failed[0]?.error).toBeInstanceOf(NodeOperationError);
		},
	);

	test.each(['createTicket', 'readAlerts', 'sendTestTicket', 'checkSetup', 'suggestTenantMapping'])(
		'gives no item on the first output where the credential cannot be read: %s',
		async (operation) => {
			const unreadable = new Proxy(given(items).credential, {
				ownKeys: () => {
					throw new Error('Credentials could not be decrypted');
				},
			});
			const chosen = { ...parameters, operation, testCompany: contoso };
			const run = { ...given(items, 'continueErrorOutput'), credential: unreadable };
			const [first = []] = await execute(chosen, run);
			expect(first).toHaveLength(operation === 'readAlerts' ? 2 : 0);
		},
	);
});

describe('Send Test Ticket', () => {
	const chosen = { ...parameters, operation: 'sendTestTicket', testCompany: contoso };

	test('makes one for each company and settings that the items ask for', async () => {
		const priority = "={{ $json.id === 'one' ? '1' : '2' }}";
		await execute({ ...chosen, priority }, given([alert('one'), alert('two'), alert('three')]));
		const tickets = await admin().tickets();
		expect(tickets.map((ticket) => ticket['priority'])).toEqual([1, 2]);
	}, 20_000);
});

describe('Read Alerts', () => {
	test('gives items from which Create Ticket makes the same tickets as from the mail', async () => {
		const source = { alerts: [alert('one'), alert('two')] };
		const [read = []] = await execute({ operation: 'readAlerts' }, given([source]));
		expect(read).toHaveLength(2);
		await execute(parameters, given([source]));
		const again = await execute(parameters, given(read.map(({ json }) => json)));
		expect(again.map(outcomes)).toEqual([[], ['existing', 'existing']]);
	});

	test('counts among all readings those that failed', async () => {
		const run = execute(
			{ operation: 'readAlerts' },
			given([alert('one'), { text: 'x' }, alert('two')]),
		);
		await expect(run).rejects.toThrow(/^1 of 3 alerts failed\. The first: /);
	});

	test('puts what is no alert on the second output', async () => {
		const digest = { subject: 'Your weekly digest', from: 'a@b.example', text: 'Weekly digest' };
		const [alerts, rest = []] = await execute(
			{ operation: 'readAlerts' },
			given([{}, digest], 'continueRegularOutput'),
		);
		expect(alerts).toEqual([]);
		expect(rest.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});
});
