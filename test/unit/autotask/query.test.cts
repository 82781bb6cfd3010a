import { z } from 'zod';
import { matcherOf } from '../../../nodes/OfficeProtectAutotask/autotask/matches';
import { orGroups, renderQuery } from '../../../nodes/OfficeProtectAutotask/autotask/query';
import type { Comparison, Filter } from '../../../nodes/OfficeProtectAutotask/autotask/query';
import { answer, scripted } from './scripted.cts';

const beginsWith = (value: string) => ({ op: 'beginsWith', field: 'externalID', value }) as const;
const keys = (count: number) =>
	Array.from({ length: count }, (_, index) => beginsWith(`op1-${index}`));

describe('a query on the wire', () => {
	test('asks for id and for the fields that the filter looks at', () => {
		const filter: readonly Filter[] = [
			{ op: 'or', items: [beginsWith('op1-a')] },
			{ op: 'eq', field: 'ticketID', value: 1 },
		];
		expect(renderQuery({ filter, includeFields: ['title'] }, null)).toEqual({
			MaxRecords: 500,
			IncludeFields: ['id', 'title', 'externalID', 'ticketID'],
			Filter: filter,
		});
	});

	test('goes on after the last id, and takes no more than the limit', () => {
		expect(renderQuery({ filter: [], includeFields: [], limit: 20 }, 77)).toEqual({
			MaxRecords: 20,
			IncludeFields: ['id'],
			Filter: [{ op: 'gt', field: 'id', value: 77 }],
		});
	});

	test('many conditions become groups of at most 200', () => {
		const groups = orGroups(keys(501));
		expect(groups.map(({ items }) => items.length)).toEqual([200, 200, 101]);
		expect(groups.flatMap(({ items }) => items)).toEqual(keys(501));
	});
});

describe('checking a returned row', () => {
	const row = {
		id: 7,
		externalID: 'OP1-ABCDEF',
		title: 'New Account',
		companyID: 0,
		isActive: true,
		createDate: '2026-03-02T08:00:00.5Z',
		queueID: '8',
		contactID: null,
	};
	const one = (op: Comparison['op'], field: string, value: Comparison['value']) => [
		{ op, field, value },
	];

	test.each([
		['text regardless of case', one('beginsWith', 'externalID', 'op1-abc')],
		['field name regardless of case', one('eq', 'CompanyId', 0)],
		['number', one('gte', 'id', 7)],
		['number as text', one('eq', 'queueID', 8)],
		['boolean', one('eq', 'isActive', true)],
		['contains', one('contains', 'title', 'account')],
		['a later number', one('gt', 'id', 6)],
		['date without Z', one('gt', 'createDate', '2026-03-02T08:00:00')],
		[
			'one of a group',
			[{ op: 'or', items: [...one('eq', 'id', 1), ...one('eq', 'id', 7)] }] as const,
		],
		['both of two', [...one('eq', 'id', 7), ...one('gte', 'companyID', 0)]],
	])('lets through what was asked for: %s', (_name, filter) => {
		expect(matcherOf(filter)(row)).toBe(true);
	});

	test.each([
		['another text', one('beginsWith', 'externalID', 'op1-x')],
		['another number', one('eq', 'id', 8)],
		['a field that is not set', one('gte', 'contactID', 0)],
		['a field that did not come', one('eq', 'status', 1)],
		['a number against a text', one('gt', 'title', 5)],
		['an earlier date', one('gt', 'createDate', '2026-03-02T08:00:01Z')],
		['a number that is not above', one('gt', 'id', 7)],
		['one of two', [...one('eq', 'id', 7), ...one('eq', 'companyID', 1)]],
		['none of a group', [{ op: 'or', items: one('eq', 'id', 1) }] as const],
	])('drops what was not: %s', (_name, filter) => {
		expect(matcherOf(filter)(row)).toBe(false);
	});
});

describe('walking the pages', () => {
	const row = z.object({ id: z.number() });
	const rowsFrom = (first: number, count: number) =>
		Array.from({ length: count }, (_, index) => ({ id: first + index }));
	const page = (items: readonly object[], next: string | null) =>
		answer(200, { items, pageDetails: { count: items.length, nextPageUrl: next } });
	const all = { filter: [], includeFields: [] };

	test('goes on by id until there is no next page', async () => {
		const { client, sent } = scripted((_r, index) =>
			index === 0
				? page(rowsFrom(1, 500), 'https://webservices5.autotask.net/next')
				: page(rowsFrom(501, 3), null),
		);
		const verdict = await client.query('Tickets', all, row);
		expect(verdict.kind === 'ok' && verdict.value).toHaveLength(503);
		expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
			'POST Tickets/query',
			'POST Tickets/query',
		]);
		expect(sent[1]?.body).toMatchObject({ Filter: [{ op: 'gt', field: 'id', value: 500 }] });
	});

	test('a page that fails fails the query', async () => {
		const { client } = scripted((_r, index) =>
			index === 0 ? page(rowsFrom(1, 500), 'next') : answer(500, { errors: ['no'] }),
		);
		expect((await client.query('Tickets', all, row)).kind).toBe('rejected');
	});

	test('ends where Autotask would answer the same page for ever', async () => {
		const { client, sent } = scripted(() => page(rowsFrom(1, 500), 'next'));
		expect((await client.query('Tickets', all, row)).kind).toBe('uncertain');
		expect(sent).toHaveLength(2);
	});

	test('a row that cannot be read fails the query instead of being lost', async () => {
		const { client } = scripted(() => page([{ id: 1 }, { id: 'seven' }], null));
		expect((await client.query('Tickets', all, row)).kind).toBe('uncertain');
	});

	test('rows that were not asked for are dropped', async () => {
		const { client } = scripted(() => page(rowsFrom(1, 4), null));
		const query = { filter: [{ op: 'eq', field: 'id', value: 3 } as const], includeFields: [] };
		expect(await client.query('Tickets', query, row)).toEqual({ kind: 'ok', value: [{ id: 3 }] });
	});

	test('takes no more rows than wanted', async () => {
		const { client, sent } = scripted(() => page(rowsFrom(1, 5), 'next'));
		const verdict = await client.query('Tickets', { ...all, limit: 5 }, row);
		expect(verdict.kind === 'ok' && verdict.value).toHaveLength(5);
		expect(sent).toHaveLength(1);
	});
});
