import {
	claim,
	createMemory,
	heldBy,
	hold,
	isProved,
	prove,
	remember,
	rememberRejected,
} from '../../../nodes/OfficeProtectAutotask/delivery/memory';
import type { Failure } from '../../../nodes/OfficeProtectAutotask/failure';

const failure: Failure = {
	code: 'externalIdNotKept',
	message: 'The key was not kept',
	remedy: 'Look for a workflow rule',
	again: 'later',
	autotask: [],
};

describe('the memory of a process', () => {
	test('holds creates for 15 minutes, then lets one try', () => {
		const memory = createMemory();
		expect(heldBy(memory, 0)).toBeNull();
		hold(memory, failure, 1000);
		expect(heldBy(memory, 1000 + 15 * 60_000 - 1)).toBe(failure);
		expect(heldBy(memory, 1000 + 15 * 60_000)).toBeNull();
	});

	test('knows for 15 minutes that keys are kept, unless creates are held', () => {
		const memory = createMemory();
		expect(isProved(memory, 0)).toBe(false);
		hold(memory, failure, 0);
		prove(memory, 1000);
		expect(heldBy(memory, 1000)).toBeNull();
		expect(isProved(memory, 1000 + 15 * 60_000 - 1)).toBe(true);
		expect(isProved(memory, 1000 + 15 * 60_000)).toBe(false);
		hold(memory, failure, 2000);
		expect(isProved(memory, 2000)).toBe(false);
	});

	test('forgets the oldest ticket when it remembers too many', () => {
		const memory = createMemory();
		for (let n = 0; n <= 20_000; n += 1)
			remember(memory, `key${String(n)}`, { ticketId: n, postedAtMs: 0 });
		expect(memory.created.size).toBe(20_000);
		expect(memory.created.has('key0')).toBe(false);
		expect(memory.created.get('key20000')).toMatchObject({ ticketId: 20_000 });
	});
});

describe('keys in delivery', () => {
	const noCancel = new AbortController().signal;

	async function claimed(memory: ReturnType<typeof createMemory>, keys: readonly string[]) {
		const release = await claim(memory, keys, noCancel);
		if (release === null) throw new Error('Nobody has cancelled');
		return release;
	}

	test('are waited for by another run of the process, other keys are not', async () => {
		const memory = createMemory();
		const order: string[] = [];
		const release = await claimed(memory, ['a', 'b']);
		const second = claimed(memory, ['b', 'c']).then((releaseSecond) => {
			order.push('second');
			releaseSecond();
		});
		const third = claimed(memory, ['d']).then((releaseThird) => {
			order.push('third');
			releaseThird();
		});
		await third;
		expect(order).toEqual(['third']);
		order.push('released');
		release();
		await second;
		expect(order).toEqual(['third', 'released', 'second']);
		expect(memory.inDelivery.size).toBe(0);
	});

	test('can be claimed twice within one run', async () => {
		const memory = createMemory();
		const release = await claimed(memory, ['a', 'a']);
		release();
		expect(memory.inDelivery.size).toBe(0);
	});

	test('that a run never gives back do not keep a cancelled one', async () => {
		const memory = createMemory();
		await claimed(memory, ['a', 'b']);
		const cancel = new AbortController();
		const waiting = claim(memory, ['b', 'c'], cancel.signal);
		cancel.abort();
		expect(await waiting).toBeNull();
		expect([...memory.inDelivery.keys()]).toEqual(['a', 'b']);
		expect(await claim(memory, ['d'], cancel.signal)).toBeNull();
	});

	test('of overlapping runs go round until each had its turn', async () => {
		const memory = createMemory();
		const sets = [['a', 'b'], ['b', 'c'], ['c', 'a'], ['a', 'b', 'c'], ['d']];
		const holders = new Map<string, number>();
		const turns = sets.map(async (keys, run) => {
			const release = await claimed(memory, keys);
			for (const key of keys) {
				expect(holders.has(key)).toBe(false);
				holders.set(key, run);
			}
			await Promise.resolve();
			for (const key of keys) holders.delete(key);
			release();
		});
		await Promise.all(turns);
		expect(memory.inDelivery.size).toBe(0);
	});
});

describe('a rejected create', () => {
	test('is remembered until its ticket is made', () => {
		const memory = createMemory();
		rememberRejected(memory, 'key');
		expect(memory.rejected.has('key')).toBe(true);
		remember(memory, 'key', { ticketId: 7, postedAtMs: 0 });
		expect(memory.rejected.has('key')).toBe(false);
	});
});
