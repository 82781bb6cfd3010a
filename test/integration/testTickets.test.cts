import { sendTests } from '../../nodes/OfficeProtectAutotask/testTickets';
import type { TestItem } from '../../nodes/OfficeProtectAutotask/testTickets';
import type { RoutingChoices } from '../../nodes/OfficeProtectAutotask/routing/rules';
import { row } from '../unit/routing/sampleMapping.cts';
import { sampleRouting } from '../unit/routing/sampleRouting.cts';
import { sampleFailure } from '../unit/sampleFailure.cts';
import { openTestOffice } from './office.cts';
import { seedContosoAndGone } from './seedContosoAndGone.cts';
import { matching } from '../unit/matchers.cts';
import { useStandin } from '../useStandin.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });
let contoso: number;
let gone: number;

beforeEach(async () => {
	({ contoso, gone } = await seedContosoAndGone(admin()));
});

function request(
	itemIndex: number,
	companyID = contoso,
	mappingRows: RoutingChoices['mappingRows'] = [],
	seed = `test ${String(Math.random())}`,
): TestItem {
	const routing = sampleRouting({ mappingRows });
	const company = { companyID, companyName: null };
	return { itemIndex, choices: { kind: 'ok', value: { itemIndex, company, routing, seed } } };
}

const flowOff = () => [row('Contoso Ltd', contoso, { flow: false })];

describe('a test ticket', () => {
	test('is a real ticket of the company, marked as a test; another test makes another', async () => {
		const office = openTestOffice(standin());
		for (let round = 1; round <= 2; round += 1) {
			const outcomes = await sendTests([request(0)], false, office);
			expect(outcomes).toMatchObject([{ kind: 'created', company: { companyID: contoso } }]);
			expect(await admin().tickets()).toHaveLength(round);
		}
		for (const ticket of await admin().tickets()) {
			expect(ticket).toMatchObject({
				companyID: contoso,
				title: '[TEST] Office Protect test alert',
				externalID: matching(/^opt1-/),
				queueID: 8,
			});
		}
	});

	test('is shared by all items that ask for the same', async () => {
		const same = [0, 1].map((itemIndex) => request(itemIndex, contoso, [], 'the same'));
		const outcomes = await sendTests(same, false, openTestOffice(standin()));
		expect(outcomes).toMatchObject([
			{ kind: 'created', origin: { itemIndex: 0 } },
			{ kind: 'existing', origin: { itemIndex: 1 } },
		]);
		expect(await admin().tickets()).toHaveLength(1);
	});

	test('shows what a workflow rule made of it', async () => {
		await set({ workflowRules: [{ afterMs: 0, set: { priority: 1, queueID: 29682833 } }] });
		const [outcome] = await sendTests([request(0)], false, openTestOffice(standin()));
		expect(outcome).toMatchObject({
			kind: 'created',
			delivered: {
				remarks: [
					matching(/demands a due date/),
					matching(/changed priority: "2" was sent, .* "1"/),
					matching(/changed queueID/),
				],
			},
		});
	});

	test('goes to a company without a mapping, or with its flow off, and says so', async () => {
		const outcomes = await sendTests(
			[request(0), request(1, contoso, flowOff())],
			false,
			openTestOffice(standin()),
		);
		expect(outcomes).toMatchObject([{ kind: 'created' }, { kind: 'created' }]);
		const notes = outcomes.map((outcome) => outcome.about?.trace?.notes.join(' '));
		expect(notes[0]).toMatch(/No tenant is mapped to Contoso Ltd/);
		expect(notes[1]).toMatch(/flow of the tenant "Contoso Ltd" is off/);
	});

	test('in a dry run writes nothing and says what would be sent', async () => {
		const outcomes = await sendTests([request(0)], true, openTestOffice(standin()));
		expect(outcomes).toMatchObject([
			{ kind: 'planned', sent: { title: '[TEST] Office Protect test alert', companyID: contoso } },
		]);
		expect(await admin().tickets()).toEqual([]);
		const { routes } = await admin().counters();
		expect(Object.keys(routes).filter((route) => /^POST \/Tickets$|PATCH/.test(route))).toEqual([]);
	});

	test('of several items keeps their order, whatever becomes of each', async () => {
		const unusable: TestItem = {
			itemIndex: 1,
			choices: { kind: 'fail', failure: sampleFailure() },
		};
		const outcomes = await sendTests(
			[request(0, gone), unusable, request(2), request(3, 999_999)],
			false,
			openTestOffice(standin()),
		);
		expect(outcomes.map(({ origin, kind }) => [origin.itemIndex, kind])).toEqual([
			[0, 'skipped'],
			[1, 'failed'],
			[2, 'created'],
			[3, 'skipped'],
		]);
		expect(await admin().tickets()).toHaveLength(1);
	});

	test('fails for every item when Autotask cannot be asked, and makes no call without items', async () => {
		await set({ wrongZone: true });
		const items = [request(0), request(1)];
		expect(await sendTests(items, false, openTestOffice(standin()))).toMatchObject([
			{ origin: { itemIndex: 0 }, kind: 'failed', failure: { code: 'authorizationRefused' } },
			{ origin: { itemIndex: 1 }, kind: 'failed', failure: { code: 'authorizationRefused' } },
		]);
		await admin().clearCounters();
		expect(await sendTests([], false, openTestOffice(standin()))).toEqual([]);
		expect((await admin().counters()).total).toBe(0);
	});

	test('stays as created when it cannot be read back', async () => {
		const office = openTestOffice(standin());
		await admin().addFault({
			method: 'GET',
			path: '/Tickets/2*',
			skip: 1,
			count: 0,
			effect: { kind: 'answer', status: 403, body: { errors: [] }, when: 'beforeCommit' },
		});
		const [outcome] = await sendTests([request(0)], false, office);
		expect(outcome).toMatchObject({
			kind: 'created',
			delivered: { remarks: [matching(/demands a due date/)] },
		});
	});
});
