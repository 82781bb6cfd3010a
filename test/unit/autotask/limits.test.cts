import { getEventListeners } from 'node:events';
import {
	createLimits,
	endpointOf,
	narrow,
	takeSlot,
	widen,
} from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import type { Limits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import { turns } from './scripted.cts';

const signal = new AbortController().signal;
const atOnce = { signal, pace: () => Promise.resolve() };

/** How many slots of the path can be taken together. */
async function width(limits: Limits, path = 'Tickets/query'): Promise<number> {
	let taken = 0;
	const takers = Array.from({ length: 5 }, async () => {
		const slot = await takeSlot(limits, path, atOnce);
		taken += 1;
		return slot;
	});
	await turns(5);
	const together = taken;
	for (const taker of takers) void taker.then((slot) => slot?.free());
	await Promise.all(takers);
	await turns(5);
	return together;
}

describe('slots', () => {
	test('three per endpoint', async () => {
		expect(await width(createLimits())).toBe(3);
	});

	test('endpoints do not hinder each other', async () => {
		const limits = createLimits();
		for (let count = 0; count < 3; count += 1) await takeSlot(limits, 'Tickets', atOnce);
		expect(await width(limits, 'Tickets/7/Notes')).toBe(3);
		expect(await width(limits, 'Companies/query')).toBe(3);
	});

	test.each([
		['Tickets', 'tickets'],
		['Tickets/query', 'tickets'],
		['Tickets/128', 'tickets'],
		['tickets/entityInformation/fields', 'tickets'],
		['Tickets/128/Notes', 'tickets/notes'],
		['TicketNotes/query', 'ticketnotes'],
		['zoneInformation?user=a/b', 'zoneinformation'],
	])('%s counts towards %s', (path, endpoint) => {
		expect(endpointOf(path)).toBe(endpoint);
	});

	test('a slot is held a little after the answer', async () => {
		const limits = createLimits();
		const paces: number[] = [];
		let end: () => void = () => undefined;
		const pace = async (ms: number): Promise<void> => {
			paces.push(ms);
			await new Promise<void>((resolve) => {
				end = resolve;
			});
		};
		const first = await takeSlot(limits, 'Tickets', { signal, pace });
		await takeSlot(limits, 'Tickets', { signal, pace });
		await takeSlot(limits, 'Tickets', { signal, pace });
		let fourth = false;
		void takeSlot(limits, 'Tickets', { signal, pace }).then(() => {
			fourth = true;
		});
		first?.free();
		await turns(5);
		expect(fourth).toBe(false);
		expect(paces).toEqual([25]);
		end();
		await turns(5);
		expect(fourth).toBe(true);
	});

	test('one that is cancelled when its turn comes passes it on', async () => {
		const limits = createLimits();
		const [first] = [
			await takeSlot(limits, 'Tickets', atOnce),
			await takeSlot(limits, 'Tickets', atOnce),
			await takeSlot(limits, 'Tickets', atOnce),
		];
		const controller = new AbortController();
		const cancelled = takeSlot(limits, 'Tickets', { ...atOnce, signal: controller.signal });
		const next = takeSlot(limits, 'Tickets', atOnce);
		await turns(5);
		first?.drop();
		controller.abort();
		expect(await cancelled).toBeNull();
		expect(await next).not.toBeNull();
	});

	test('those of a run that wait share one listener, and are all called by its cancel', async () => {
		const limits = createLimits();
		const controller = new AbortController();
		const run = { ...atOnce, signal: controller.signal };
		for (let count = 0; count < 3; count += 1) await takeSlot(limits, 'Tickets', run);
		const waiting = Array.from({ length: 20 }, async () => takeSlot(limits, 'Tickets', run));
		expect(getEventListeners(run.signal, 'abort')).toHaveLength(1);
		controller.abort();
		expect(new Set(await Promise.all(waiting))).toEqual(new Set([null]));
	});

	test('a freed slot wakes one of those that wait, the first', async () => {
		const limits = createLimits();
		const first = await takeSlot(limits, 'Tickets', atOnce);
		for (let count = 0; count < 2; count += 1) await takeSlot(limits, 'Tickets', atOnce);
		const got: number[] = [];
		for (const n of [1, 2, 3]) {
			void takeSlot(limits, 'Tickets', atOnce).then(() => got.push(n));
		}
		await turns(5);
		first?.drop();
		await turns(5);
		expect(got).toEqual([1]);
	});

	test('waiting for a slot ends with a cancel', async () => {
		const limits = createLimits();
		for (let count = 0; count < 3; count += 1) await takeSlot(limits, 'Tickets', atOnce);
		const controller = new AbortController();
		const waiting = takeSlot(limits, 'Tickets', { ...atOnce, signal: controller.signal });
		controller.abort();
		expect(await waiting).toBeNull();
	});
});

describe('an answer that the thread limit refused', () => {
	test('halves what may be in flight, down to one, once for calls sent together', async () => {
		const limits = createLimits();
		narrow(limits, 'Tickets', 10_000);
		narrow(limits, 'Tickets', 10_100);
		expect(await width(limits)).toBe(1);
		narrow(limits, 'Tickets', 20_000);
		expect(await width(limits)).toBe(1);
	});

	test('is forgotten slowly', async () => {
		const limits = createLimits();
		narrow(limits, 'Tickets', 10_000);
		const widths: number[] = [];
		for (let answers = 0; answers < 60; answers += 1) {
			if (answers % 20 === 0) widths.push(await width(limits));
			widen(limits, 'Tickets');
		}
		widths.push(await width(limits));
		expect(widths).toEqual([1, 2, 3, 3]);
	});
});
