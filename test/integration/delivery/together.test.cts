import { range } from 'lodash';
import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import { createMemory } from '../../../nodes/OfficeProtectAutotask/delivery/memory';
import { startStandin } from '../../standinProcess.cts';
import type { Standin } from '../../standinProcess.cts';
import { openTestOffice } from '../office.cts';
import { alertFor, codes, deliverIn, openTicketsOf } from './alertsToDeliver.cts';

let standin: Standin;
let contoso: number;

beforeAll(async () => {
	standin = await startStandin();
});
afterAll(() => standin.stop());
beforeEach(async () => {
	await standin.admin.reset();
	await standin.admin.setSwitches({ threadSlotLingerMs: 0 });
	const { companies } = await standin.admin.seed({ companies: [{ companyName: 'Contoso Ltd' }] });
	[contoso = -1] = companies;
});

test('each of sixty runs that begin together in one process gets its ticket with two look-ups', async () => {
	const [memory, limits] = [createMemory(), createLimits()];
	const alerts = range(1, 61);
	const runs = alerts.map(async (n) => {
		const office = openTestOffice(standin, 'real', { budgetMs: 60_000, limits });
		return deliverIn({ ...office, memory }, [alertFor(contoso, n)]);
	});
	expect(codes((await Promise.all(runs)).flat())).toEqual(alerts.map(() => 'created'));
	const { routes } = await standin.admin.counters();
	expect(routes['POST /Tickets']?.requests).toBe(60);
	expect(routes['POST /Tickets/query']?.requests).toBe(120);
	expect(await openTicketsOf(standin)).toHaveLength(60);
}, 30_000);
