import fc from 'fast-check';
import { splitText } from '../../../nodes/OfficeProtectAutotask/ticket/splitText';
import { anyText } from './anyText.cts';

function halvesOfPairs(parts: readonly string[]): number {
	return parts.filter((part) => /^[\uDC00-\uDFFF]/.test(part)).length;
}

describe('splitText', () => {
	it('splits at line ends, else at spaces, else where it must', () => {
		expect(splitText('one\ntwo\nthree', 9, 9)).toEqual(['one\ntwo\n', 'three']);
		expect(splitText('one two three', 9, 9)).toEqual(['one two ', 'three']);
		expect(splitText('onetwothree', 4, 5)).toEqual(['onet', 'wothr', 'ee']);
		expect(splitText('abc😀d', 4, 9)).toEqual(['abc', '😀d']);
		expect(splitText('abc\r\nd', 4, 9)).toEqual(['abc', '\r\nd']);
	});

	it('gives one part for what fits', () => {
		expect(splitText('', 5, 5)).toEqual(['']);
		expect(splitText('abcde', 5, 5)).toEqual(['abcde']);
	});

	it('loses nothing, keeps to the limits and parts no character', () => {
		const room = fc.integer({ min: 2, max: 60 });
		fc.assert(
			fc.property(anyText, room, room, (text, first, next) => {
				const parts = splitText(text, first, next);
				expect(parts.join('')).toBe(text);
				expect(parts.every((part, n) => part.length <= (n === 0 ? first : next))).toBe(true);
				expect(halvesOfPairs(parts.slice(1))).toBe(
					parts.slice(1).filter((part, n) => {
						const before = parts[n] ?? '';
						return /^[\uDC00-\uDFFF]/.test(part) && !/[\uD800-\uDBFF]$/.test(before);
					}).length,
				);
			}),
			{ numRuns: 500 },
		);
	});
});
