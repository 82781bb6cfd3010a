import { keepLast } from '../../../nodes/OfficeProtectAutotask/parameters/keepLast';

const parse = jest.fn((value: unknown) => ({ value: structuredClone(value) }));
const kept = keepLast(parse);

beforeEach(() => parse.mockClear());

describe('a function that keeps its last result', () => {
	test('gives it again for an equal value', () => {
		const first = kept({ rows: [1] });
		expect(kept({ rows: [1] })).toBe(first);
		expect(parse).toHaveBeenCalledTimes(1);
	});

	test('asks anew for another value, also where the old one was changed in place', () => {
		const rows = [{ tenant: 'Contoso' }];
		kept(rows);
		for (const row of rows) row.tenant = 'Fabrikam';
		expect(kept([{ tenant: 'Fabrikam' }])).toEqual({ value: [{ tenant: 'Fabrikam' }] });
		expect(kept([{ tenant: 'Contoso' }])).toEqual({ value: [{ tenant: 'Contoso' }] });
	});

	test.each([
		['one without JSON', undefined],
		['one that contains itself', circular()],
	])('asks each time for %s', (_what, value) => {
		expect(kept(value)).toEqual({ value });
		expect(kept(value)).toEqual({ value });
		expect(parse).toHaveBeenCalledTimes(2);
	});

	test('keeps nothing of a failure', () => {
		const failing = keepLast(() => {
			throw new Error('Not a mapping');
		});
		expect(() => failing([])).toThrow('Not a mapping');
		expect(() => failing([])).toThrow('Not a mapping');
	});
});

function circular(): Readonly<Record<string, unknown>> {
	const value: Record<string, unknown> = {};
	value['self'] = value;
	return value;
}
