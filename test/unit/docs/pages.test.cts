import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { pages, root } from './pages.cts';

const all = pages();
const byFile = new Map(all.map((page) => [page.file, page]));
const { scripts } = z
	.object({ scripts: z.record(z.string()) })
	.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));

/** `file: link` for each link within the repository. */
const inner = all.flatMap(({ file, links }) =>
	links.filter((link) => !/^[a-z]+:/.test(link)).map((link) => [file, link] as const),
);

test('there are pages with links and commands to check', () => {
	expect(byFile.has('README.md')).toBe(true);
	expect(inner.length).toBeGreaterThan(5);
});

test.each(inner)('%s: %s leads somewhere', (file, link) => {
	const [target = '', anchor] = link.split('#');
	const to = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
	expect(existsSync(path.join(root, to))).toBe(true);
	if (anchor !== undefined) expect([...(byFile.get(to)?.anchors ?? [])]).toContain(anchor);
});

const commands = all.flatMap(({ file, code }) =>
	code.flatMap((text) =>
		[...text.matchAll(/\bnpm (?:run ([\w:-]+)|(test)\b)/g)].map(
			(found) => [file, found[1] ?? found[2] ?? ''] as const,
		),
	),
);

test.each(commands)('%s: npm script %s exists', (_, script) => {
	expect(Object.keys(scripts)).toContain(script);
});

const paths = all.flatMap(({ file, code }) =>
	code
		.filter((text) => /^(?:nodes|workflows|test|tools|docs|bench)\/[\w./-]*$/.test(text))
		.map((text) => [file, text] as const),
);

test.each(paths)('%s: %s exists', (_, named) => {
	expect(existsSync(path.join(root, named))).toBe(true);
});

test('links to the outside are addresses over https', () => {
	const outer = all.flatMap(({ links }) => links.filter((link) => /^[a-z]+:/.test(link)));
	for (const link of outer) expect(link).toMatch(/^(?:https:\/\/[\w.-]+\.\w+|mailto:)/);
});

test('the README leads to every page in docs', () => {
	const links = byFile.get('README.md')?.links ?? [];
	const inDocs = all.map(({ file }) => file).filter((file) => file.startsWith('docs/'));
	expect(inDocs.filter((file) => !links.includes(file))).toEqual([]);
});
