import {
	claim,
	createMemory,
	heldBy,
	remember,
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
		memory.held = { sinceMs: 1000, failure };
		expect(heldBy(memory, 1000 + 15 * 60_000 - 1)).toBe(failure);
		expect(heldBy(memory, 1000 + 15 * 60_000)).toBeNull();
	});

	test('forgets the oldest ticket when it remembers too many', () => {
		const memory = createMemory();
		for (let n = 0; n <= 20_000; n += 1) remember(memory, `key${String(n)}`, n);
		expect(memory.created.size).toBe(20_000);
		expect(memory.created.has('key0')).toBe(false);
		expect(memory.created.get('key20000')).toBe(20_000);
	});
});

describe('keys in delivery', () => {
	test('are waited for by another run of the process, other keys are not', async () => {
		const memory = createMemory();
		const order: string[] = [];
		const release = await claim(memory, ['a', 'b']);
		const second = claim(memory, ['b', 'c']).then((releaseSecond) => {
			order.push('second');
			releaseSecond();
		});
		const third = claim(memory, ['d']).then((releaseThird) => {
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
		const release = await claim(memory, ['a', 'a']);
		release();
		expect(memory.inDelivery.size).toBe(0);
	});
});
