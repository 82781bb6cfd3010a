import { createReferenceCache } from '../../../nodes/OfficeProtectAutotask/autotask/reference';
import { createClaims } from '../../../nodes/OfficeProtectAutotask/delivery/claim';
import {
	sendOut,
	settleInRounds,
} from '../../../nodes/OfficeProtectAutotask/delivery/createRounds';
import type { Create } from '../../../nodes/OfficeProtectAutotask/delivery/createRounds';
import { createTickets } from '../../../nodes/OfficeProtectAutotask/delivery/createTickets';
import { DeliveryMemory } from '../../../nodes/OfficeProtectAutotask/delivery/memory';
import type { Desk } from '../../../nodes/OfficeProtectAutotask/delivery/office';
import { sampleCandidate } from '../sampleAlert.cts';
import { answer, scripted, testContext, turns } from '../autotask/scripted.cts';
import { sampleSchema } from '../ticket/sampleSchema.cts';
import { ticketRow } from '../ticketRow.cts';

/** Autotask in short: it asks for due dates, and queries see a ticket `lagMs` after its create. */
function slowAutotask(
	lagMs: number,
	{ losesAnswers = false, cutsAt = Infinity, budgetMs = 60_000 } = {},
) {
	const context = testContext(budgetMs);
	const stored: { readonly externalID: string; readonly id: number; readonly atMs: number }[] = [];
	let posts = 0;
	const { client, sent } = scripted(
		({ path, body }) => {
			const fields = body as { readonly dueDateTime?: string; readonly externalID: string };
			if (path === 'Tickets') {
				posts += 1;
				if (fields.dueDateTime === undefined) {
					return answer(500, { errors: ['dueDateTime is required.'] });
				}
				const row = { externalID: fields.externalID, id: posts, atMs: context.clock() };
				if (posts < cutsAt) stored.push(row);
				return losesAnswers || posts >= cutsAt
					? { kind: 'noAnswer', sent: 'maybe', cause: 'reset', message: 'cut' }
					: answer(200, { itemId: row.id });
			}
			const seen = stored.filter(({ atMs }) => atMs + lagMs <= context.clock());
			const asked = JSON.stringify(body);
			const items = seen.filter(({ externalID }) => asked.includes(externalID.slice(0, 24)));
			return answer(200, { items: items.map((row) => ticketRow(row)), pageDetails: {} });
		},
		{ context },
	);
	const desk = {
		client,
		context,
		memory: new DeliveryMemory(),
		claims: createClaims(),
		reference: createReferenceCache(),
		acceptsRestrictedAccess: false,
		schema: sampleSchema(),
	};
	return {
		desk,
		context,
		stored,
		postsSent: () => sent.filter((r) => r.path === 'Tickets').length,
	};
}

const dated = { dueDateTime: '2026-12-01T10:00:00Z' };

function create(n: number, fields: Readonly<Record<string, string>> = dated) {
	const { keys, origins, alert, trace, company, draft } = sampleCandidate(n);
	const whole = { ...draft, fields: { ...draft.fields, ...fields } };
	return { kind: 'create', keys, origins, alert, trace, company, draft: whole } as const;
}

async function createInRounds(creates: readonly Create[], desk: Desk, onDoubt = () => undefined) {
	return settleInRounds(await sendOut(creates, desk, () => true), desk, onDoubt);
}

describe('creates in rounds', () => {
	test('that are no longer to go out stay behind, the last ones', async () => {
		const { desk, postsSent } = slowAutotask(0);
		const creates = Array.from({ length: 20 }, (_, n) => create(n + 1));
		const sent = await sendOut(creates, desk, () => postsSent() < 6);
		expect(sent.map(({ create: { keys } }) => keys)).toEqual(
			creates.slice(0, postsSent()).map(({ keys }) => keys),
		);
		expect(postsSent()).toBeLessThan(10);
	});

	test('stop where one of them throws, and what is under way is awaited before', async () => {
		const { desk, postsSent } = slowAutotask(0);
		const creates = Array.from({ length: 20 }, (_, n) => create(n + 1));
		const texts = (): never => {
			throw new RangeError('Too long');
		};
		const broken = creates.map((one, n) =>
			n === 6 ? { ...one, draft: { ...one.draft, texts } } : one,
		);
		await expect(sendOut(broken, desk, () => true)).rejects.toThrow('Too long');
		const posts = postsSent();
		await turns(100);
		expect(postsSent()).toBe(posts);
		expect(posts).toBeLessThan(12);
	});

	test('send no more either where a ticket before them cannot be ended', async () => {
		const { desk, postsSent } = slowAutotask(0);
		desk.memory.prove(desk.context.clock());
		const creates = Array.from({ length: 60 }, (_, n) => create(n + 1));
		const done = () => {
			throw new RangeError('Too long');
		};
		const run = createTickets(creates, { ...desk, acceptsRestrictedAccess: true }, done);
		await expect(run).rejects.toThrow('Too long');
		const posts = postsSent();
		await turns(200);
		expect(postsSent()).toBe(posts);
		expect(posts).toBeLessThan(20);
	});

	test.each([
		['at once', 0, 0],
		['late', 14_000, 1],
	])('that the index shows %s', async (_when, lagMs, doubts) => {
		const { desk } = slowAutotask(lagMs);
		const onDoubt = jest.fn();
		const courses = await createInRounds([create(1), create(2)], desk, onDoubt);
		expect(courses.map(({ state }) => state.at)).toEqual(['settled', 'settled']);
		expect(onDoubt).toHaveBeenCalledTimes(doubts);
	});

	test('wait as long for a lagging index when one of them is sent again in between', async () => {
		const { desk, context } = slowAutotask(14_000);
		const courses = await createInRounds([create(1), create(2, {}), create(3)], desk);
		expect(courses.map(({ state }) => state.at)).toEqual(['settled', 'settled', 'settled']);
		expect(context.waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(16_000);
	});

	test('send a due date where Autotask asks for one, and remember what was created', async () => {
		const { desk, postsSent } = slowAutotask(0);
		const courses = await createInRounds([create(1, {})], desk);
		expect(courses).toMatchObject([{ state: { at: 'settled', dueDate: 'fallback' } }]);
		expect(postsSent()).toBe(2);
		expect([...desk.memory.created]).toMatchObject([[create(1).keys.alertKey, { ticketId: 2 }]]);
	});

	test('do not repeat a lost create that the index shows late', async () => {
		const { desk, stored } = slowAutotask(14_000, { losesAnswers: true });
		const courses = await createInRounds([create(1), create(2, {})], desk);
		expect(courses.map(({ state }) => state.at)).toEqual(['settled', 'settled']);
		expect(stored).toHaveLength(2);
	});

	test('send a create that never arrived once more, and no more than that', async () => {
		const { desk, postsSent } = slowAutotask(0, { cutsAt: 1 });
		const courses = await createInRounds([create(1)], desk);
		expect(courses).toMatchObject([
			{ state: { at: 'failed', failure: { code: 'outcomeUncertain' } } },
		]);
		expect(postsSent()).toBe(2);
	});

	test('say that they could not be looked for when the time for waiting is spent', async () => {
		const { desk } = slowAutotask(14_000, { budgetMs: 2000 });
		expect(await createInRounds([create(1)], desk)).toMatchObject([
			{ state: { at: 'hidden', ticketId: 1, cutShort: { code: 'budgetSpent', again: 'later' } } },
		]);
	});
});
