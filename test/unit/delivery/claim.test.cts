import { claim, createClaims } from '../../../nodes/OfficeProtectAutotask/delivery/claim';
import type { Claims } from '../../../nodes/OfficeProtectAutotask/delivery/claim';

describe('keys in delivery', () => {
	const noCancel = new AbortController().signal;

	async function claimed(claims: Claims, keys: readonly string[]) {
		const release = await claim(claims, keys, noCancel);
		if (release === null) throw new Error('Nobody has cancelled');
		return release;
	}

	test('are waited for by another run of the process, other keys are not', async () => {
		const claims = createClaims();
		const order: string[] = [];
		const release = await claimed(claims, ['a', 'b']);
		const second = claimed(claims, ['b', 'c']).then((releaseSecond) => {
			order.push('second');
			releaseSecond();
		});
		const third = claimed(claims, ['d']).then((releaseThird) => {
			order.push('third');
			releaseThird();
		});
		await third;
		expect(order).toEqual(['third']);
		order.push('released');
		release();
		await second;
		expect(order).toEqual(['third', 'released', 'second']);
		expect(claims.size).toBe(0);
	});

	test('can be claimed twice within one run', async () => {
		const claims = createClaims();
		const release = await claimed(claims, ['a', 'a']);
		release();
		expect(claims.size).toBe(0);
	});

	test('that a run never gives back do not keep a cancelled one', async () => {
		const claims = createClaims();
		await claimed(claims, ['a', 'b']);
		const cancel = new AbortController();
		const waiting = claim(claims, ['b', 'c'], cancel.signal);
		cancel.abort();
		expect(await waiting).toBeNull();
		expect([...claims.keys()]).toEqual(['a', 'b']);
		expect(await claim(claims, ['d'], cancel.signal)).toBeNull();
	});

	test('of overlapping runs go round until each had its turn', async () => {
		const claims = createClaims();
		const sets = [['a', 'b'], ['b', 'c'], ['c', 'a'], ['a', 'b', 'c'], ['d']];
		const holders = new Map<string, number>();
		const turns = sets.map(async (keys, run) => {
			const release = await claimed(claims, keys);
			for (const key of keys) {
				expect(holders.has(key)).toBe(false);
				holders.set(key, run);
			}
			await Promise.resolve();
			for (const key of keys) holders.delete(key);
			release();
		});
		await Promise.all(turns);
		expect(claims.size).toBe(0);
	});
});
