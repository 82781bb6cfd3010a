import type { HttpRequest } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import {
	activeCompanies,
	companyPage,
	loadCompanies,
} from '../../../nodes/OfficeProtectAutotask/autotask/companies';
import {
	createNote,
	findNotesByTicket,
	findNotesByTitle,
} from '../../../nodes/OfficeProtectAutotask/autotask/notes';
import {
	findTicketsByAlertKeys,
	readTicket,
	updateTicket,
} from '../../../nodes/OfficeProtectAutotask/autotask/tickets';
import { answer, scripted } from './scripted.cts';

const page = (items: readonly object[]) =>
	answer(200, { items, pageDetails: { count: items.length, nextPageUrl: null } });

/** A ticket as the wire shows it: unset texts differ by field, dates without Z. */
function wireTicket(id: number, externalID: string) {
	return {
		id,
		ticketNumber: `T20260302.000${id}`,
		externalID,
		companyID: 0,
		title: 'New Account',
		status: '1',
		createDate: '2026-03-02T08:00:00.5',
		completedDate: null,
		dueDateTime: '2026-03-03T08:00:00Z',
		assignedResourceID: '',
		lastActivityResourceID: 4,
		creatorResourceID: 4,
	};
}

function conditionsOf({ body }: HttpRequest): number {
	return (JSON.stringify(body).match(/"value"/g) ?? []).length;
}

describe('tickets by key', () => {
	test('each key with its tickets, lowest id first, whatever the case; others dropped', async () => {
		const { client, sent } = scripted(() =>
			page([
				wireTicket(5, 'OP1-AAAA-22'),
				wireTicket(3, 'op1-aaaa-11'),
				wireTicket(4, 'op1-bbbb-11'),
				wireTicket(6, 'something else'),
				wireTicket(7, ''),
			]),
		);
		const verdict = await findTicketsByAlertKeys(client, ['op1-aaaa', 'op1-bbbb', 'op1-cccc']);
		if (verdict.kind !== 'ok') throw new Error(verdict.kind);
		const ids = [...verdict.value].map(([key, rows]) => [key, rows.map(({ id }) => id)]);
		expect(ids).toEqual([
			['op1-aaaa', [3, 5]],
			['op1-bbbb', [4]],
		]);
		expect(sent).toHaveLength(1);
		expect(JSON.stringify(sent[0]?.body)).not.toContain('"field":"status"');
	});

	test('450 keys are three queries of at most 200 conditions, a key once', async () => {
		const { client, sent } = scripted(() => page([]));
		const keys = Array.from({ length: 450 }, (_, index) => `op1-${index + 1000}`);
		await findTicketsByAlertKeys(client, [...keys, ...keys]);
		expect(sent.map(conditionsOf).sort((a, b) => a - b)).toEqual([50, 200, 200]);
	});

	test('a query refused for its size is asked again in smaller ones', async () => {
		const { client, sent } = scripted((request) =>
			conditionsOf(request) > 60
				? answer(500, { errors: ["Queries are limited to 60 or fewer 'OR' conditions"] })
				: page([]),
		);
		const keys = Array.from({ length: 200 }, (_, index) => `op1-${index + 1000}`);
		expect((await findTicketsByAlertKeys(client, keys)).kind).toBe('ok');
		expect(sent.map(conditionsOf)).toEqual([200, 50, 50, 50, 50]);
	});

	test('a query that fails otherwise fails the look-up', async () => {
		const { client, sent } = scripted(() => answer(500, { errors: ['adequate permissions'] }));
		expect((await findTicketsByAlertKeys(client, ['op1-a'])).kind).toBe('rejected');
		expect(sent).toHaveLength(1);
	});

	test('no keys: no call', async () => {
		const { client, sent } = scripted(() => page([]));
		expect(await findTicketsByAlertKeys(client, [])).toEqual({ kind: 'ok', value: new Map() });
		expect(sent).toHaveLength(0);
	});
});

describe('one ticket', () => {
	test('is read with unset texts as null and dates in UTC', async () => {
		const { client } = scripted(() => answer(200, { item: wireTicket(3, '') }));
		const verdict = await readTicket(client, 3);
		expect(verdict).toMatchObject({
			value: {
				externalID: null,
				status: 1,
				assignedResourceID: null,
				createDate: '2026-03-02T08:00:00.5Z',
				dueDateTime: '2026-03-03T08:00:00Z',
			},
		});
	});

	test('that does not exist is null', async () => {
		const { client } = scripted(() => answer(200, { item: null }));
		expect(await readTicket(client, 3)).toEqual({ kind: 'ok', value: null });
	});

	test('a create that names no id answers 0', async () => {
		for (const body of [{}, { itemId: null }, { itemId: 0 }, { itemId: '' }]) {
			const { client } = scripted(() => answer(200, body));
			expect(await client.create('Tickets', {})).toEqual({ kind: 'ok', value: 0 });
		}
		const { client } = scripted(() => answer(200, { itemId: '128926' }));
		expect(await client.create('Tickets', {})).toEqual({ kind: 'ok', value: 128926 });
	});

	test('is changed by a PATCH with the id in the body', async () => {
		const { client, sent } = scripted(() => answer(200, { itemId: 3 }));
		await updateTicket(client, 3, { status: 5 });
		expect(sent[0]).toMatchObject({ method: 'PATCH', path: 'Tickets', body: { id: 3, status: 5 } });
	});
});

describe('notes', () => {
	test('of tickets, by the beginning of their title', async () => {
		const note = (id: number, ticketID: number, title: string) => ({ id, ticketID, title });
		const { client } = scripted(() =>
			page([note(1, 3, 'op1-a 1'), note(2, 3, 'Call'), note(3, 9, 'op1-a 1'), note(4, 4, '')]),
		);
		const found = await findNotesByTicket(client, [3, 4], 'op1-');
		expect(found).toEqual({ kind: 'ok', value: [note(1, 3, 'op1-a 1')] });
	});

	test('by title only, no more than wanted', async () => {
		const { client, sent } = scripted(() => page([{ id: 1, ticketID: 3, title: 'opn1-x' }]));
		await findNotesByTitle(client, ['opn1-'], 1);
		expect(sent[0]?.body).toMatchObject({ MaxRecords: 1 });
	});

	test('are internal and always have a title that fits', async () => {
		const { client, sent } = scripted(() => answer(200, { itemId: 9 }));
		await createNote(client, 3, { title: 'a'.repeat(300), description: 'text' });
		expect(sent[0]).toMatchObject({
			path: 'Tickets/3/Notes',
			body: { publish: 2, noteType: 3, title: 'a'.repeat(250), description: 'text' },
		});
	});

	test('take another note type from the list where theirs does not exist', async () => {
		const fields = {
			fields: [
				{
					name: 'noteType',
					isPickList: true,
					picklistValues: [
						{ value: '1', label: 'Old', isActive: false, isDefaultValue: true, sortOrder: 1 },
						{ value: '4', label: 'Second', isActive: true, sortOrder: 3 },
						{ value: '2', label: 'First', isActive: true, sortOrder: 2 },
					],
				},
			],
		};
		const { client, sent } = scripted(({ method, body }) => {
			if (method === 'GET') return answer(200, fields);
			return JSON.stringify(body).includes('"noteType":3')
				? answer(500, { errors: ['Picklist value [3] does not exist for noteType.'] })
				: answer(200, { itemId: 9 });
		});
		const created = await createNote(client, 3, { title: 'a', description: 'b' });
		expect(created).toEqual({ kind: 'ok', value: 9 });
		expect(sent.at(-1)?.body).toMatchObject({ noteType: 2 });
	});

	test('are not sent again after another rejection', async () => {
		const { client, sent } = scripted(() => answer(500, { errors: ['description is too long'] }));
		expect((await createNote(client, 3, { title: 'a', description: 'b' })).kind).toBe('rejected');
		expect(sent).toHaveLength(1);
	});
});

describe('companies', () => {
	const contoso = { id: 7, companyName: 'Contoso Ltd', isActive: true, webAddress: '' };
	const adatum = { id: 9, companyName: 'Adatum', isActive: true, webAddress: 'adatum.example' };

	test('by id, company 0 included', async () => {
		const own = { id: 0, companyName: 'Own Company', isActive: 'true' };
		const { client } = scripted(() => page([own]));
		const found = await loadCompanies(client, [0, 12]);
		expect(found).toMatchObject({
			value: new Map([[0, { ...own, isActive: true, webAddress: null }]]),
		});
	});

	const three = () => page([contoso, adatum, { ...adatum, id: 10, isActive: false }]);

	test('all active ones, by name', async () => {
		const { client, sent } = scripted(three);
		const own = { ...contoso, webAddress: null };
		expect(await activeCompanies(client)).toEqual({ kind: 'ok', value: [adatum, own] });
		expect(sent).toHaveLength(1);
		expect(sent[0]?.body).toMatchObject({
			MaxRecords: 500,
			Filter: [{ op: 'eq', field: 'isActive', value: true }],
		});
	});

	test('by a part of the name: active ones, by name', async () => {
		const { client, sent } = scripted(three);
		const found = await companyPage(client, ' t', null);
		const listed = [
			{ id: 9, companyName: 'Adatum' },
			{ id: 7, companyName: 'Contoso Ltd' },
		];
		expect(found).toEqual({ kind: 'ok', value: { companies: listed, next: null } });
		expect(sent[0]?.body).toEqual({
			MaxRecords: 500,
			IncludeFields: ['id', 'companyName', 'isActive'],
			Filter: [
				{ op: 'eq', field: 'isActive', value: true },
				{ op: 'contains', field: 'companyName', value: 't' },
			],
		});
	});

	test('page by page, each in one call', async () => {
		const full = Array.from({ length: 500 }, (_, i) => ({ ...contoso, id: 100 + i }));
		const { client, sent } = scripted(() => page(full));
		const found = await companyPage(client, '', 99);
		expect(found.kind === 'ok' && found.value.next).toBe(599);
		expect(sent).toHaveLength(1);
		expect(sent[0]?.body).toMatchObject({
			Filter: [
				{ op: 'eq', field: 'isActive', value: true },
				{ op: 'gt', field: 'id', value: 99 },
			],
		});
	});
});
