import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { root } from '../docs/pages.cts';
import { filled, measured } from './cpuTime.cts';

type Pattern = readonly [where: string, source: string, flags: string];

/** Every regular expression that ships, with the place where it stands. */
const patterns = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.flatMap((file) => patternsIn(path.join(folder, file))),
);

function patternsIn(file: string): readonly Pattern[] {
	const text = readFileSync(path.join(root, file), 'utf8');
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: Pattern[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isRegularExpressionLiteral(node)) {
			const { line } = source.getLineAndCharacterOfPosition(node.getStart());
			const end = node.text.lastIndexOf('/');
			const where = `${file}:${line + 1}`;
			found.push([where, node.text.slice(1, end), node.text.slice(end + 1)]);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** Texts that a pattern may begin to match again and again: its own letters and words, and more. */
function piecesFor(pattern: string): ReadonlySet<string> {
	const letters = pattern.replace(/\\p\{[^}]*\}/giu, '').match(/[\w:=.,/\-"'<>()[\]{}&%#@; ]/gu);
	const words = (pattern.match(/[a-z]{2,}/giu) ?? []).slice(0, 30);
	const common = [
		'a',
		'é',
		'1',
		' ',
		'\n',
		'\r\n',
		'a ',
		'a: ',
		'1:',
		'a1',
		'11 ',
		'( ',
		'{{ ',
		'x',
	];
	return new Set([...common, ...(letters ?? []), ...words, ...words.map((word) => `${word} `)]);
}

const beginnings = ['', 'x', '(', '{{'];
const length = 1_500;
/** A printed time of more than 100 characters is none: eventInstant looks no further. */
const shorter: Readonly<Record<string, number>> = {
	'nodes/OfficeProtectAutotask/alert/labels/eventTime.ts': 100,
};
/** Some 10 ms are right; a pattern with three or more nested ways to fit would take minutes. */
const mostMs = 1_000;

test('there are patterns to look at', () => {
	expect(patterns.length).toBeGreaterThan(150);
});

test.each(patterns)('%s /%s/%s ends soon', async (where, source, flags) => {
	const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
	for (const piece of piecesFor(source)) {
		for (const beginning of beginnings) {
			const text = beginning + filled(piece, shorter[where.replace(/:\d+$/, '')] ?? length);
			const { cpuMs } = await measured(() => text.replace(pattern, ''));
			expect({ piece, beginning, isSoon: cpuMs < mostMs }).toMatchObject({ isSoon: true });
		}
	}
});
