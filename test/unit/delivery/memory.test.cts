import { DeliveryMemory } from '../../../nodes/OfficeProtectAutotask/delivery/memory';
import { sampleFailure } from '../sampleFailure.cts';

const failure = sampleFailure({ code: 'externalIdNotKept', again: 'later' });

describe('the memory of a process', () => {
	test('holds creates for 15 minutes, then lets one try', () => {
		const memory = new DeliveryMemory();
		expect(memory.heldBy(0)).toBeNull();
		memory.hold(failure, 1000);
		expect(memory.heldBy(1000 + 15 * 60_000 - 1)).toBe(failure);
		expect(memory.heldBy(1000 + 15 * 60_000)).toBeNull();
	});

	test('knows for 15 minutes that keys are kept, unless creates are held', () => {
		const memory = new DeliveryMemory();
		expect(memory.isProved(0)).toBe(false);
		memory.hold(failure, 0);
		memory.prove(1000);
		expect(memory.heldBy(1000)).toBeNull();
		expect(memory.isProved(1000 + 15 * 60_000 - 1)).toBe(true);
		expect(memory.isProved(1000 + 15 * 60_000)).toBe(false);
		memory.hold(failure, 2000);
		expect(memory.isProved(2000)).toBe(false);
	});

	test('lets creates go out at once when the hold is released', () => {
		const memory = new DeliveryMemory();
		memory.hold(failure, 0);
		memory.releaseHold();
		expect(memory.heldBy(0)).toBeNull();
		expect(memory.hasProof()).toBe(false);
	});

	test('has a proof until something speaks against it, however old it is', () => {
		const memory = new DeliveryMemory();
		expect(memory.hasProof()).toBe(false);
		memory.prove(0);
		expect([memory.isProved(60 * 60_000), memory.hasProof()]).toEqual([false, true]);
		memory.doubt();
		expect([memory.isProved(0), memory.hasProof()]).toEqual([false, false]);
	});

	test('forgets a ticket that no longer stands for its alert', () => {
		const memory = new DeliveryMemory();
		memory.remember('key', { ticketId: 7, postedAtMs: 0 });
		memory.forget('key');
		expect([memory.created.has('key'), memory.newest]).toEqual([false, 'key']);
	});

	test('forgets the oldest ticket when it remembers too many', () => {
		const memory = new DeliveryMemory();
		for (let n = 0; n <= 20_000; n += 1)
			memory.remember(`key${String(n)}`, { ticketId: n, postedAtMs: 0 });
		expect(memory.created.size).toBe(20_000);
		expect(memory.created.has('key0')).toBe(false);
		expect(memory.created.get('key20000')).toMatchObject({ ticketId: 20_000 });
	});
});

describe('a rejected create', () => {
	test('is remembered until its ticket is made', () => {
		const memory = new DeliveryMemory();
		memory.rememberRejected('key');
		expect(memory.rejected.has('key')).toBe(true);
		memory.remember('key', { ticketId: 7, postedAtMs: 0 });
		expect(memory.rejected.has('key')).toBe(false);
	});
});
