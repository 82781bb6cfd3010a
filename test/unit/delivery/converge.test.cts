import { converge } from '../../../nodes/OfficeProtectAutotask/delivery/converge';
import { ticketRow } from '../ticketRow.cts';

const asCreated = { status: 1, assignedResourceID: null };
const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

describe('converge', () => {
	test('the lowest id survives and the others are closed', () => {
		const { survivor, close, leftOpen } = converge(
			[ticketRow({ id: 9 }), ticketRow({ id: 7 }), ticketRow({ id: 8 })],
			asCreated,
		);
		expect(survivor.id).toBe(7);
		expect(ids(close)).toEqual([8, 9]);
		expect(leftOpen).toEqual([]);
	});

	test('a ticket that a human acted on survives a lower one that nobody touched', () => {
		const { survivor, close, leftOpen } = converge(
			[ticketRow({ id: 7 }), ticketRow({ id: 8, lastActivityResourceID: 31 })],
			asCreated,
		);
		expect(survivor.id).toBe(8);
		expect(ids(close)).toEqual([7]);
		expect(leftOpen).toEqual([]);
	});

	test.each([
		['assigned', { assignedResourceID: 31 }],
		['moved to another status', { status: 8 }],
		['worked on', { lastActivityResourceID: 31 }],
	])('of a lower ticket that was %s, the higher one is closed', (_, touch) => {
		const { survivor, close } = converge(
			[ticketRow({ id: 7, ...touch }), ticketRow({ id: 8 })],
			asCreated,
		);
		expect(survivor.id).toBe(7);
		expect(ids(close)).toEqual([8]);
	});

	test('two touched tickets both stay open', () => {
		const { survivor, close, leftOpen } = converge(
			[ticketRow({ id: 7, status: 8 }), ticketRow({ id: 8, assignedResourceID: 31 })],
			asCreated,
		);
		expect(survivor.id).toBe(7);
		expect(close).toEqual([]);
		expect(ids(leftOpen)).toEqual([8]);
	});

	test('what a workflow rule did to both alike is no touch', () => {
		const moved = { status: 8, assignedResourceID: 4 };
		const { survivor, close } = converge(
			[ticketRow({ id: 7, ...moved }), ticketRow({ id: 8, ...moved })],
			asCreated,
		);
		expect(survivor.id).toBe(7);
		expect(ids(close)).toEqual([8]);
	});

	test('a workflow rule that acts in the name of Autotask itself is no human', () => {
		const byRule = { lastActivityResourceID: 4, creatorResourceID: 29682885 };
		const { survivor, close, leftOpen } = converge(
			[ticketRow({ id: 7, ...byRule }), ticketRow({ id: 8, ...byRule })],
			asCreated,
		);
		expect([survivor.id, ids(close), leftOpen]).toEqual([7, [8], []]);
	});

	test('two tickets that one human changed alike both stay open', () => {
		const byHuman = { status: 8, assignedResourceID: 31, lastActivityResourceID: 31 };
		const { close, leftOpen } = converge(
			[ticketRow({ id: 7, ...byHuman }), ticketRow({ id: 8, ...byHuman })],
			asCreated,
		);
		expect(close).toEqual([]);
		expect(ids(leftOpen)).toEqual([8]);
	});

	test('completed tickets are left alone, and one open ticket closes nothing', () => {
		const completed = { completedDate: '2026-03-04T10:00:00Z', status: 5 };
		const { survivor, close } = converge(
			[ticketRow({ id: 7, ...completed }), ticketRow({ id: 8 })],
			asCreated,
		);
		expect(survivor.id).toBe(8);
		expect(close).toEqual([]);
	});

	test('of completed tickets only, the lowest stands for the alert', () => {
		const completed = { completedDate: '2026-03-04T10:00:00Z' };
		const { survivor, close } = converge(
			[ticketRow({ id: 8, ...completed }), ticketRow({ id: 7, ...completed })],
			null,
		);
		expect(survivor.id).toBe(7);
		expect(close).toEqual([]);
	});

	test('without a draft to compare with, only an action of another resource counts', () => {
		const { survivor, close } = converge(
			[ticketRow({ id: 7, status: 8 }), ticketRow({ id: 8, lastActivityResourceID: 31 })],
			null,
		);
		expect(survivor.id).toBe(8);
		expect(ids(close)).toEqual([7]);
	});
});
