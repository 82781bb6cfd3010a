import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { standinCredentials } from '../../standinSignIn.cts';
import { useStandin } from '../../useStandin.cts';
import { freshCredential, usedCredential } from '../credentials.cts';
import type { User } from '../credentials.cts';
import { execute } from './execution.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });

const tenantRow = (tenant: string, value: string) => ({
	tenant,
	company: { __rl: true, mode: 'id', value },
});
const wellSet: INodeParameters = {
	operation: 'checkSetup',
	tenants: {
		rows: [tenantRow('Contoso Ltd', String(contoso)), tenantRow('Fabrikam', String(fabrikam))],
	},
	status: '1',
	priority: '2',
	ticketCategory: '3',
	queueID: '8',
};

const outcome = z.object({
	healthy: z.boolean(),
	checks: z.array(
		z
			.object({
				check: z.string(),
				result: z.string(),
				message: z.string(),
				remedy: z.string(),
			})
			.strict(),
	),
	usage: z.object({ used: z.number(), allowed: z.number() }).nullable(),
	apiCalls: z.number(),
	supportReport: z.string(),
});

let executions = 0;

async function check(
	parameters: INodeParameters,
	{ user = 'valid' as User, knowsZone = true, items = [{}] as IDataObject[] } = {},
) {
	executions += 1;
	const credential = knowsZone ? usedCredential(standin(), user) : freshCredential(standin(), user);
	const credentialId = `check ${executions}`;
	const [first, second] = await execute(parameters, { credential, credentialId, items });
	expect(second).toEqual([]);
	expect(first).toHaveLength(1);
	const found = outcome.parse(first?.[0]?.json);
	const problems = found.checks.filter(({ result }) => result !== 'passed');
	return { ...found, problems, pairedItem: first?.[0]?.pairedItem };
}

const told = (checks: Awaited<ReturnType<typeof check>>['checks']) =>
	checks.map(({ check: name, result }) => `${name} ${result}`);

describe('a set-up that is complete', () => {
	test('passes every check with few calls, and changes nothing', async () => {
		const { healthy, checks, pairedItem } = await check(wellSet);
		expect(told(checks)).toEqual([
			'zone passed',
			'signIn passed',
			'permissions passed',
			'queryAccess passed',
			'hourlyUsage passed',
			'tenantMapping passed',
			'companies passed',
			'ticketSettings passed',
			'dueDate passed',
			'requiredFields passed',
			'externalID passed',
			'creates passed',
		]);
		expect(healthy).toBe(true);
		expect(pairedItem).toEqual([{ item: 0 }]);
		const requests = await admin().requests();
		expect(requests.length).toBeLessThanOrEqual(13);
		const written = requests.filter(
			({ method, path }) => method === 'PATCH' || (method === 'POST' && !path.endsWith('/query')),
		);
		expect(written).toEqual([]);
	});

	test('tells how many calls it made itself, and how many all integrations together', async () => {
		await set({ hourlyUsedByOthers: 500, hourlyLatency: false });
		const { usage, apiCalls } = await check(wellSet);
		const calls = (await admin().requests()).filter(({ path }) => !/zoneInformation/i.test(path));
		expect(apiCalls).toBe(calls.length);
		expect(usage).toMatchObject({ allowed: 10_000 });
		expect(usage?.used).toBeGreaterThan(500);
	});

	test('sees at once what was corrected in Autotask', async () => {
		await admin().changeCompany(fabrikam, { isActive: false });
		const parameters = { ...wellSet };
		const given = { credential: usedCredential(standin()), credentialId: 'corrected' };
		const healthy = async () => (await execute(parameters, given))[0]?.[0]?.json['healthy'];
		expect(await healthy()).toBe(false);
		await admin().changeCompany(fabrikam, { isActive: true });
		expect(await healthy()).toBe(true);
	});

	test('warns when the hour is nearly used up', async () => {
		await set({ hourlyUsedByOthers: 8000, hourlyLatency: false });
		const { healthy, problems } = await check(wellSet);
		expect(told(problems)).toEqual(['hourlyUsage warning']);
		expect(healthy).toBe(true);
	});
});

describe('a connection that fails', () => {
	test.each([true, false])(
		'costs one answer of 401 and is a result (zone known: %s)',
		async (knowsZone) => {
			const { healthy, checks } = await check(wellSet, { user: 'locked', knowsZone });
			expect(healthy).toBe(false);
			expect(told(checks)).toEqual([
				'zone passed',
				'signIn failed',
				'tenantMapping passed',
				'creates passed',
			]);
			expect(checks[1]?.remedy).toContain('not locked');
			const { unauthorized } = await admin().counters();
			expect(unauthorized).toBe(1);
		},
	);

	test('in the zone costs no sign-in', async () => {
		const unknown = {
			kind: 'answer',
			status: 500,
			when: 'beforeCommit',
			body: { errors: ['Zone information could not be determined'] },
		} as const;
		await admin().addFault({ path: '/zoneInformation*', count: 0, effect: unknown });
		const { checks, usage, apiCalls } = await check(wellSet);
		expect(told(checks)).toEqual(['zone failed', 'tenantMapping passed', 'creates passed']);
		expect(usage).toBeNull();
		expect(apiCalls).toBe(0);
		expect((await admin().requests()).length).toBe(1);
	});

	test('at the permissions tells all the others, once the zone is stored', async () => {
		await set({ deniedOperations: ['Tickets:create', 'TicketNotes:create'] });
		const { healthy, problems } = await check({ ...wellSet, queueID: '77' });
		expect(healthy).toBe(false);
		expect(told(problems)).toEqual(['permissions failed', 'ticketSettings failed']);
		expect(problems[0]?.message).toContain('add tickets (Tickets: create)');
	});

	test('at the permissions says what was not checked, before the zone is stored', async () => {
		await set({ restrictedEntities: ['Tickets'] });
		const { problems } = await check(wellSet, { knowsZone: false });
		expect(told(problems)).toEqual([
			'queryAccess failed',
			'ticketMetadata warning',
			'externalID warning',
			'hourlyUsage warning',
		]);
		expect(problems[1]?.message).toContain('not checked');
	});
});

describe('a set-up with faults', () => {
	test('tells each of them', async () => {
		await set({
			externalIdQueryable: false,
			requiredUserDefinedField: true,
		});
		const { healthy, problems, supportReport } = await check({
			...wellSet,
			tenants: {
				rows: [
					tenantRow('Contoso Ltd', String(contoso)),
					tenantRow('contoso ltd', String(fabrikam)),
					tenantRow('Coho', '29683530'),
					tenantRow('Nobody', '4711'),
				],
			},
			status: '5',
			queueID: '77',
		});
		expect(healthy).toBe(false);
		expect(told(problems)).toEqual([
			'externalID failed',
			'tenantMapping failed',
			'companies failed',
			'companies failed',
			'ticketSettings failed',
			'requiredFields warning',
		]);
		for (const { message, remedy } of problems) {
			expect(message).not.toBe('');
			expect(remedy).not.toBe('');
		}
		expect(supportReport).toContain('- companies: failed (2 times)');
	});

	test('in the parameters themselves is a failed check, and the rest is checked', async () => {
		const { healthy, problems } = await check({
			...wellSet,
			tenantMapping: 'data',
			mappingData: '[{"colour": "red"}]',
			options: { alertTimeZone: 'Mars/Olympus' },
		});
		expect(healthy).toBe(false);
		expect(told(problems)).toEqual(['parameters failed', 'parameters failed']);
		expect(problems[0]?.message).toContain("'Mapping Data'");
	});
});

test('labels that are not understood are reported without anything else of the alerts', async () => {
	const alert = {
		id: '0f8fad5b-d9cb-469f-a165-70867728950e',
		eventType: 'Sign-In from Unauthorized Country',
		tenant: 'Contoso Ltd',
		time: '2026-03-04 10:00 UTC',
		user: 'adele@contoso.example',
		badgeColour: 'ultramarine',
		contosoLevel: 'seven',
	};
	const { healthy, supportReport } = await check(wellSet, { items: [alert, {}] });
	expect(healthy).toBe(true);
	expect(supportReport).toContain('Input: 2 items with 1 alerts, 0 of an unknown type');
	expect(supportReport.toLowerCase()).toMatch(/not understood: .*badge ?colour/);
	const { userName, secret } = standinCredentials.users.valid;
	for (const word of ['contoso', 'fabrikam', 'adele', 'ultramarine', 'seven', '127.0.0.1']) {
		expect(supportReport.toLowerCase()).not.toContain(word);
	}
	for (const word of [userName, secret, standinCredentials.integrationCode]) {
		expect(supportReport).not.toContain(word);
	}
});
