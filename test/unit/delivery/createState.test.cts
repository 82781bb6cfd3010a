import {
	afterGivingUp,
	afterLook,
	afterLosingKey,
	afterPost,
	lookUpWaitsMs,
	ready,
} from '../../../nodes/OfficeProtectAutotask/delivery/createState';
import type {
	CreateState,
	StateAt,
} from '../../../nodes/OfficeProtectAutotask/delivery/createState';
import { failureOf } from '../../../nodes/OfficeProtectAutotask/autotask/failures';
import type { Verdict } from '../../../nodes/OfficeProtectAutotask/autotask/verdict';
import { ticketRow } from '../ticketRow.cts';
import { containing } from '../matchers.cts';

type Open = StateAt<'uncertain' | 'unverified'>;

const rejected = (...errors: string[]): Verdict<number> => ({
	kind: 'rejected',
	status: 500,
	errors,
});
const lost: Open = { at: 'uncertain', posts: 1, looks: 0, dueDate: 'asDrafted' };
const answered: Open = { at: 'unverified', ticketId: 42, looks: 0, dueDate: 'asDrafted' };

function lookInVain(state: Open): CreateState {
	let now: CreateState = state;
	while (now.at === 'uncertain' || now.at === 'unverified') now = afterLook(now, []);
	return now;
}

describe('a create', () => {
	test('is unverified once an id is answered', () => {
		expect(afterPost(ready, { kind: 'ok', value: 42 }, true)).toEqual(answered);
	});

	test('is uncertain when the answer is lost', () => {
		expect(afterPost(ready, { kind: 'uncertain', cause: 'reset' }, true)).toEqual(lost);
	});

	test('is unverified, not uncertain, when success names no id: it is never sent again', () => {
		const nameless = { ...answered, ticketId: null };
		expect(afterPost(ready, { kind: 'ok', value: 0 }, true)).toEqual(nameless);
		expect(lookInVain(nameless)).toMatchObject({ at: 'hidden', ticketId: null });
	});

	test('is sent again with a due date, once, when Autotask asks for one', () => {
		const asked = rejected('dueDateTime is required.; on record number [0].');
		const corrected = afterPost(ready, asked, true);
		expect(corrected).toEqual({ at: 'ready', posts: 0, dueDate: 'fallback' });
		if (corrected.at !== 'ready') throw new Error('not ready');
		expect(afterPost(corrected, asked, true)).toMatchObject({
			at: 'failed',
			failure: { code: 'settingInvalid', again: 'never' },
		});
	});

	test('fails with the words of Autotask when it is rejected', () => {
		const words = 'Picklist value [3] does not exist for priority';
		expect(afterPost(ready, rejected(words), true)).toMatchObject({
			at: 'failed',
			failure: { code: 'settingInvalid', autotask: [words] },
		});
	});

	test('is not sent again for a due date when none is at hand', () => {
		expect(afterPost(ready, rejected('dueDateTime is required.'), false).at).toBe('failed');
	});

	test.each<[string, Verdict<number>, string]>([
		['refused', { kind: 'refused', by: 'connection' }, 'autotaskUnreachable'],
		['cancelled', { kind: 'notSent', why: 'cancelled' }, 'cancelled'],
	])('fails for a later run when it is %s', (_, verdict, code) => {
		expect(afterPost(ready, verdict, true)).toMatchObject({
			at: 'failed',
			failure: { code, again: 'later' },
		});
	});
});

describe('a look-up', () => {
	test('settles a create with every ticket that carries the key', () => {
		const rows = [ticketRow({ id: 41 }), ticketRow({ id: 42 })] as const;
		expect(afterLook(answered, rows)).toMatchObject({ at: 'settled', ticketId: 42, tickets: rows });
		expect(afterLook(lost, rows)).toMatchObject({ at: 'settled', ticketId: null, tickets: rows });
	});

	test('waits longer than an index lag of ten seconds before it gives up', () => {
		expect(lookUpWaitsMs.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(10_000);
		expect(afterLook(lost, [])).toEqual({ ...lost, looks: 1 });
	});

	test('allows one more create after a lost answer, and only one', () => {
		expect(lookInVain(lost)).toEqual({ at: 'ready', posts: 1, dueDate: 'asDrafted' });
		expect(lookInVain({ ...lost, posts: 2 })).toMatchObject({
			at: 'failed',
			failure: { code: 'outcomeUncertain', again: 'later' },
		});
	});

	test('leaves an answered create hidden, never sent again', () => {
		expect(lookInVain(answered)).toEqual({
			at: 'hidden',
			ticketId: 42,
			cutShort: null,
			dueDate: 'asDrafted',
		});
	});

	test.each([
		['our own', 42, 42],
		['the first of its key, where the answer was lost,', null, 41],
	])('that no longer finds a settled create hides %s ticket', (_, ticketId, hidden) => {
		const tickets = [ticketRow({ id: 41 }), ticketRow({ id: 42 })] as const;
		const settled = { at: 'settled', tickets, ticketId, dueDate: 'fallback' } as const;
		expect(afterLosingKey(settled)).toEqual({
			at: 'hidden',
			ticketId: hidden,
			cutShort: null,
			dueDate: 'fallback',
		});
	});

	test('that cannot be made leaves the outcome to the next run and says why', () => {
		const why = failureOf({ kind: 'notSent', why: 'cancelled' }, 'look for the ticket');
		expect(afterGivingUp(answered, why)).toMatchObject({
			at: 'hidden',
			ticketId: 42,
			cutShort: why,
		});
		expect(afterGivingUp(lost, why)).toMatchObject({
			at: 'failed',
			failure: {
				code: 'outcomeUncertain',
				again: 'later',
				message: containing(why.message),
			},
		});
	});
});
