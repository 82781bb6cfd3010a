import { diagnose } from '../../../nodes/OfficeProtectAutotask/delivery/hiddenTicket';
import { ticketRow } from '../ticketRow.cts';

const key = 'op1-0123456789abcdef0123-000000000000000000000000';
const otherKey = 'op1-ffffffffffffffffffff-000000000000000000000000';
const posted = {
	externalId: key,
	title: 'Sign-In from Unauthorized Country',
	atMs: Date.parse('2026-03-04T10:00:00Z'),
};
const old = '2026-03-03T10:00:00Z';

describe('a created ticket that its key does not find', () => {
	test('has its key when it reads the same, whatever the case', () => {
		const row = ticketRow({ externalID: key.toUpperCase() });
		expect(diagnose(row, posted)).toEqual({ kind: 'keyIntact', row });
	});

	test.each([
		['empty', '', null],
		['null', null, null],
		['changed by a rule', 'AT-1', 'AT-1'],
	])('has lost its key when it reads %s', (_, externalID, found) => {
		expect(diagnose(ticketRow({ externalID }), posted)).toEqual({ kind: 'keyLost', found });
	});

	test.each([
		['carries the key of another alert', { externalID: otherKey }],
		['is older than the create', { createDate: old }],
		['is older and keyless', { createDate: old, externalID: '', title: 'Printer' }],
		['carries another id and another title', { externalID: 'AT-1', title: 'Printer' }],
	])('was merged when the ticket answered %s', (_, changes) => {
		const row = ticketRow(changes);
		expect(diagnose(row, posted)).toEqual({ kind: 'merged', into: row });
	});

	test('is ours, its key lost, when it does not say how old it is', () => {
		const row = ticketRow({ externalID: null, createDate: null });
		expect(diagnose(row, posted)).toEqual({ kind: 'keyLost', found: null });
	});

	test('cannot be told when it is not readable', () => {
		expect(diagnose(null, posted)).toEqual({ kind: 'notReadable' });
	});

	test('is not taken for merged because two clocks differ by minutes', () => {
		const row = ticketRow({ externalID: null, createDate: '2026-03-04T09:55:00Z' });
		expect(diagnose(row, posted).kind).toBe('keyLost');
	});
});
