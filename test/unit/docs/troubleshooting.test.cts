import { readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { root } from './pages.cts';
import { endings, fixedTexts, messages, namesOf } from './sayings.cts';

const page = readFileSync(path.join(root, 'docs', 'troubleshooting.md'), 'utf8');
const tokens = new MarkdownIt().parse(page, {});

/** Texts in code within table rows that begin with a text of the node or of a template. */
const quoted = tokens
	.filter(({ type }, i) => type === 'inline' && tokens[i - 1]?.type === 'td_open')
	.flatMap(({ children }) => children ?? [])
	.filter(({ type, content }) => type === 'code_inline' && / /.test(content))
	.map(({ content }) => content)
	.filter((text) => !text.startsWith('{{'));

/** The fixed pieces of a text with `…` in it. */
function piecesOf(text: string): readonly string[] {
	return text.split('…').filter((piece) => /\p{L}{2}/u.test(piece));
}

test('there are texts to check', () => {
	expect(quoted.length).toBeGreaterThan(100);
	expect(messages.length).toBeGreaterThan(60);
	expect(endings.length).toBeGreaterThan(5);
});

test.each(quoted)('%s is said by the node or a template', (text) => {
	for (const piece of piecesOf(text)) {
		expect({ piece, isSaid: fixedTexts.some((fixed) => fixed.includes(piece)) }).toEqual({
			piece,
			isSaid: true,
		});
	}
});

test.each([...messages, ...endings])('$where: the page has the message', ({ parts }) => {
	const [longest = ''] = [...parts].sort((one, other) => other.length - one.length);
	const [sentence = ''] = longest.trim().split(/(?<=\.) /);
	expect(page).toContain(sentence);
});

test.each(
	['FailureCode', 'SkipReason', 'CompanyProblem', 'OutcomeReason'].flatMap((union) =>
		namesOf(union),
	),
)('the page has %s', (code) => {
	expect(page).toContain(`\`${code}\``);
});
