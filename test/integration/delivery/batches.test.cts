import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import type { AutotaskClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import { useStandin } from '../../useStandin.cts';
import { openTestOffice } from '../office.cts';
import type { TestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { alertFor, alertsFor, codes, deliverIn } from './alertsToDeliver.cts';

const { standin, admin } = useStandin({ threadSlotLingerMs: 0, latencyMs: 5 });
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

/** The office with a record of when its calls begin and end. */
function recorded(office: TestOffice): { readonly office: TestOffice; readonly steps: string[] } {
	const steps: string[] = [];
	const { client } = office;
	const kept = async <T,>(name: string, call: Promise<T>): Promise<T> => {
		steps.push(`${name} begins`);
		const answer = await call;
		steps.push(`${name} ends`);
		return answer;
	};
	const recordedClient: AutotaskClient = {
		get: async (path, schema) => client.get(path, schema),
		update: async (path, body) => client.update(path, body),
		query: async (entity, query, row) => kept('query', client.query(entity, query, row)),
		create: async (path, body) => kept('create', client.create(path, body)),
		get calls() {
			return client.calls;
		},
	};
	return { office: { ...office, client: recordedClient }, steps };
}

describe('new tickets of a process that has seen keys kept', () => {
	test('go on being created while the first are verified', async () => {
		const first = openTestOffice(standin());
		await deliverIn(first, [alertFor(contoso, 1)]);
		const { office, steps } = recorded(first);
		const outcomes = await deliverIn(office, alertsFor(contoso, 40).slice(1));
		expect(new Set(codes(outcomes))).toEqual(new Set(['created']));
		const find = steps.indexOf('query ends');
		const verify = steps.indexOf('query begins', find);
		const verified = steps.indexOf('query ends', verify);
		expect(steps.slice(find, verify).filter((step) => step === 'create ends')).toHaveLength(3);
		expect(steps.slice(verify, verified)).toContain('create begins');
		expect(steps.at(-1)).toBe('query ends');
	});

	test('do not keep the alert of another run waiting for all of them', async () => {
		const limits = createLimits();
		const backlog = openTestOffice(standin(), 'counted', { limits });
		await deliverIn(backlog, [alertFor(contoso, 1)]);
		const { memory, claims, reference } = backlog;
		const single = {
			...openTestOffice(standin(), 'counted', { limits }),
			memory,
			claims,
			reference,
		};
		const ended: string[] = [];
		const all = deliverIn(backlog, alertsFor(contoso, 150).slice(1)).then(() => {
			ended.push('backlog');
		});
		await deliverIn(single, [alertFor(contoso, 151)]);
		ended.push('single');
		await all;
		const keys = (await admin().tickets()).map(({ externalID }) => externalID);
		const { externalId } = alertFor(contoso, 151).keys;
		expect(ended).toEqual(['single', 'backlog']);
		expect(keys.indexOf(externalId)).toBeLessThan(30);
		expect(keys).toHaveLength(151);
	});
});
