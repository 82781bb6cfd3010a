import fc from 'fast-check';
import { isKept, transliterate } from '../../../nodes/OfficeProtectAutotask/ticket/transliterate';

describe('transliterate', () => {
	it.each([
		'Plain text, line\r\nbreaks\tand tabs',
		'Élève à Montréal ÿ ß ¿',
		'“smart” ‘quotes’ – — … • € ™ Œ › Ž',
		'',
	])('leaves %j as it is', (text) => {
		expect(transliterate(text)).toEqual({ text, replaced: 0 });
	});

	it.each([
		['on → off', 'on -> off', 1],
		['✓ done, ✗ not', '[ok] done, [x] not', 2],
		['a ≤ b ≠ c', 'a <= b != c', 2],
		['Łódź Győr Şişli Đặng', 'Lódz Gyor Sisli Dang', 7],
		['ﬁle', 'file', 1],
		['Ivan Иванов', 'Ivan Ivanov', 6],
		['Щука й Ё', 'Shchuka y Yo', 6],
		['Ελλάδα ς', 'Ellada s', 7],
		['🔒 locked', '[lock] locked', 1],
		['⚠️ risk', '(!) risk', 2],
		['👍🏽', '[U+1F44D]', 2],
		['🇨🇦', '[U+1F1E8][U+1F1E6]', 2],
		['株式会社', '????', 4],
		['a\u2009b\u202fc', 'a b c', 2],
		['a\u2028b', 'a\nb', 1],
		['a\u200bb\ufeff', 'ab', 2],
		['a\u0000b\u0081', 'a?b?', 2],
		['\ud800x', '?x', 1],
		['½ ²', '½ ²', 0],
		['⅓', '1/3', 1],
	])('writes %j as %j', (given, text, replaced) => {
		expect(transliterate(given)).toEqual({ text, replaced });
	});

	it('takes texts of any length', () => {
		expect(isKept('a line of words\n'.repeat(600_000))).toBe(true);
	});

	it('puts letters and their accents together before it judges them', () => {
		expect(transliterate('Cafe\u0301')).toEqual({ text: 'Café', replaced: 0 });
	});

	it('gives only characters that Autotask keeps, and changes nothing a second time', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (given) => {
				const { text, replaced } = transliterate(given);
				expect(isKept(text)).toBe(true);
				expect(transliterate(text)).toEqual({ text, replaced: 0 });
				if (isKept(given)) expect(text).toBe(given);
				else if (given.normalize('NFC') !== text) expect(replaced).toBeGreaterThan(0);
			}),
			{ numRuns: 1000 },
		);
	});
});
