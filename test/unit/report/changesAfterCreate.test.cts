import { changesAfterCreate } from '../../../nodes/OfficeProtectAutotask/report/changesAfterCreate';

describe('what Autotask changed after a create', () => {
	test('is told field by field, with both values', () => {
		const sent = { status: 1, queueID: 8, dueDateTime: '2026-12-01T10:00:00Z', title: 'One' };
		const read = { status: 8, queueID: 8, dueDateTime: '2026-12-02T10:00:00Z', title: '' };
		expect(changesAfterCreate(sent, read)).toEqual([
			'Autotask changed status: "1" was sent, the ticket now says "8".',
			'Autotask changed dueDateTime: "2026-12-01T10:00:00Z" was sent, the ticket now says "2026-12-02T10:00:00Z".',
			'Autotask changed title: "One" was sent, the ticket now says nothing.',
		]);
	});

	test('is nothing where only the writing differs', () => {
		const sent = {
			dueDateTime: '2026-12-01T10:00:00Z',
			description: 'one\ntwo ',
			contactID: null,
			priority: 2,
		};
		const read = {
			dueDateTime: '2026-12-01T10:00:00.000',
			description: 'one\r\ntwo',
			contactID: '',
			priority: '2',
		};
		expect(changesAfterCreate(sent, read)).toEqual([]);
	});

	test('is not claimed of fields that were not read', () => {
		expect(changesAfterCreate({ 'udf:Site': 'HQ' }, { id: 1 })).toEqual([]);
	});

	test('shortens long texts', () => {
		const [sentence] = changesAfterCreate({ description: 'x'.repeat(500) }, { description: null });
		expect(sentence?.length).toBeLessThan(160);
	});
});
