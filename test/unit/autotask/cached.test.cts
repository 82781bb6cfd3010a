import { createCached } from '../../../nodes/OfficeProtectAutotask/autotask/cached';
import type { Verdict } from '../../../nodes/OfficeProtectAutotask/autotask/verdict';

const ok = (value: number): Verdict<number> => ({ kind: 'ok', value });
const cancelled: Verdict<number> = { kind: 'notSent', why: 'cancelled' };

describe('a cached answer', () => {
	test('is loaded once for runs that ask at the same time, and again when it is old', async () => {
		const cached = createCached<number>(1000);
		let loads = 0;
		const load = (): Promise<Verdict<number>> => Promise.resolve(ok((loads += 1)));
		expect(await Promise.all([cached(load, 0), cached(load, 0)])).toEqual([ok(1), ok(1)]);
		expect(await cached(load, 999)).toEqual(ok(1));
		expect(await cached(load, 1000)).toEqual(ok(2));
	});

	test('that failed is neither kept nor shared', async () => {
		const cached = createCached<number>(1000);
		const first = cached(() => Promise.resolve(cancelled), 0);
		const second = cached(() => Promise.resolve(ok(2)), 0);
		expect(await first).toEqual(cancelled);
		expect(await second).toEqual(ok(2));
		expect(await cached(() => Promise.resolve(ok(3)), 1)).toEqual(ok(2));
	});

	test('that is not worth keeping is loaded anew by the next run', async () => {
		const cached = createCached<number>(1000, (value) => value > 1);
		let loads = 0;
		const load = (): Promise<Verdict<number>> => Promise.resolve(ok((loads += 1)));
		expect(await cached(load, 0)).toEqual(ok(1));
		expect(await cached(load, 1)).toEqual(ok(2));
		expect(await cached(load, 2)).toEqual(ok(2));
	});
});
