import fc from 'fast-check';
import {
	fitDescription,
	overflowLength,
	shortenTitle,
} from '../../../nodes/OfficeProtectAutotask/ticket/fitText';
import { anyText } from './anyText.cts';

const separator = '\n\n----------------------------------------\n';
const continued = '\n[The text goes on in the notes of this ticket.]';
describe('shortenTitle', () => {
	it('leaves a title that fits', () => {
		expect(shortenTitle('a'.repeat(255), 255)).toBe('a'.repeat(255));
	});

	it('shortens with an ellipsis', () => {
		expect(shortenTitle('a'.repeat(256), 255)).toBe(`${'a'.repeat(254)}…`);
		expect(shortenTitle('Hello world', 7)).toBe('Hello…');
	});

	it('does not part a character of two code units', () => {
		expect(shortenTitle('abc😀def', 5)).toBe('abc…');
		expect(shortenTitle('abc😀def', 6)).toBe('abc😀…');
	});
});

describe('fitDescription', () => {
	const facts = 'Tenant: Contoso\nEvent time: 2026-03-04';
	const footer = 'Company: Contoso Ltd (company 175)';

	it('puts text, facts and footer under one another when they fit', () => {
		expect(fitDescription({ body: 'Text.', facts, footer }, 8000, 32000)).toEqual({
			description: `Text.${separator}${facts}\n${footer}`,
			overflow: [],
			leftOut: 0,
		});
		expect(fitDescription({ body: '', facts, footer }, 8000, 32000).description).toBe(
			`${facts}\n${footer}`,
		);
	});

	it('keeps facts and footer in the description of a long text and says that it goes on', () => {
		const body = Array.from({ length: 400 }, (_, n) => `Line ${n} of a long alert text`).join('\n');
		const { description, overflow } = fitDescription({ body, facts, footer }, 8000, 32000);
		expect(description.length).toBeLessThanOrEqual(8000);
		expect(description.startsWith('Line 0 of')).toBe(true);
		expect(description.endsWith(`${continued}${separator}${facts}\n${footer}`)).toBe(true);
		expect(overflow).toHaveLength(1);
		expect(`${description.slice(0, description.indexOf(continued))}\n${overflow[0] ?? ''}`).toBe(
			body,
		);
		expect(overflow[0]).toMatch(/^Line \d+ of/);
	});

	it('splits a long text at the same places whatever the footer says', () => {
		const body = 'x '.repeat(40_000);
		const short = fitDescription({ body, facts, footer }, 8000, 32000);
		const other = fitDescription({ body, facts, footer: 'y'.repeat(1000) }, 8000, 32000);
		expect(short.overflow).toHaveLength(3);
		expect(other.overflow).toEqual(short.overflow);
	});

	it('puts a footer that is too long into a note, too', () => {
		const body = 'x '.repeat(5_000);
		const long = 'y'.repeat(2_000);
		const { description, overflow } = fitDescription({ body, facts, footer: long }, 8000, 32000);
		expect(description.endsWith('y'.repeat(1500))).toBe(true);
		expect(overflow.at(-1)).toBe('y'.repeat(500));
		const small = fitDescription({ body: 'Text.', facts, footer: 'y'.repeat(9_000) }, 8000, 32000);
		expect(small.description.length).toBeLessThanOrEqual(8000);
		expect(small.overflow.join('').length + (small.description.match(/y/g)?.length ?? 0)).toBe(
			9_000,
		);
	});

	it('splits everything one after another when the facts alone are too long', () => {
		const many = Array.from({ length: 500 }, (_, n) => `Label ${n}: value ${n}`).join('\n');
		const parts = { body: 'Text.', facts: many, footer };
		const { description, overflow } = fitDescription(parts, 8000, 32000);
		expect(description.startsWith('Text.\n')).toBe(true);
		expect(description.endsWith(continued)).toBe(true);
		expect(overflow.at(-1)?.endsWith(footer)).toBe(true);
	});

	it.each([
		['text', { body: 'word '.repeat(400_000), facts, footer }],
		['facts', { body: '', facts: 'word '.repeat(400_000), footer }],
	])('takes 20 notes at most for an endless %s, and the last says what is left out', (_, parts) => {
		const { description, overflow, leftOut } = fitDescription(parts, 8000, 32_000);
		expect(overflow).toHaveLength(20);
		for (const note of overflow) expect(note.length).toBeLessThanOrEqual(32_000);
		expect(overflow.at(-1)).toMatch(
			new RegExp(
				`word\\s+\\[${leftOut} more characters are left out here: see the mail itself\\.\\]$`,
			),
		);
		const kept = [description, ...overflow].join('').match(/word/g)?.length ?? 0;
		expect(kept + leftOut / 5).toBeCloseTo(400_000, -2);
	});

	it('leaves nothing out of what 20 notes hold', () => {
		const body = 'word '.repeat(128_000);
		expect(fitDescription({ body, facts, footer }, 8000, 32_000)).toMatchObject({ leftOut: 0 });
	});

	it('counts what went into notes', () => {
		expect(overflowLength({ description: '', overflow: ['abc', 'de'], leftOut: 0 })).toBe(5);
	});

	it('loses nothing but blanks and keeps to the limits', () => {
		const visible = (text: string) => text.replace(/\s+/gu, '');
		const pieces = anyText.map((text) => text.repeat(12));
		fc.assert(
			fc.property(pieces, anyText, anyText, (body, given, footerText) => {
				const parts = { body, facts: given, footer: footerText };
				const { description, overflow } = fitDescription(parts, 4000, 6000);
				expect(description.length).toBeLessThanOrEqual(4000);
				expect(overflow.every((part) => part.length <= 6000 && part.trim() !== '')).toBe(true);
				const all = [description.replace(continued, ''), ...overflow].join('');
				const sorted = (text: string) => Array.from(visible(text)).sort().join('');
				const between = body === '' ? '' : separator;
				expect(sorted(all)).toBe(sorted(body + between + given + footerText));
			}),
			{ numRuns: 200 },
		);
	});
});
