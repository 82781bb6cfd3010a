import { memoizeWeakly } from '../../nodes/OfficeProtectAutotask/memoizeWeakly';

test('answers once about each object, not about what is equal to it', () => {
	const asked: object[] = [];
	const nameOf = memoizeWeakly((row: { readonly name: string }) => {
		asked.push(row);
		return { name: row.name };
	});
	const [one, other] = [{ name: 'Contoso' }, { name: 'Contoso' }];
	expect(nameOf(one)).toBe(nameOf(one));
	expect(nameOf(other)).toEqual(nameOf(one));
	expect(nameOf(other)).not.toBe(nameOf(one));
	expect(asked).toEqual([one, other]);
});
