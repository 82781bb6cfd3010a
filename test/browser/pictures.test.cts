import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pictureFolder, root } from './pictures.cts';

const docs = readdirSync(path.join(root, 'docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', ...docs.map((name) => path.join('docs', name))];

/** The pictures of the folder that a page shows, with what it says for those who do not see them. */
function shownIn(page: string): readonly { readonly file: string; readonly words: string }[] {
	const text = readFileSync(path.join(root, page), 'utf8');
	return [...text.matchAll(/!\[([^\]]*)\]\(([^)]+\.png)\)/g)].map((found) => ({
		file: path.resolve(root, path.dirname(page), found[2] ?? ''),
		words: found[1] ?? '',
	}));
}

const pictures = readdirSync(pictureFolder)
	.filter((name) => name.endsWith('.png'))
	.map((name) => path.join(pictureFolder, name));

test('every picture that the docs show is there, and says what it shows', () => {
	const shown = pages.flatMap(shownIn);
	expect(shown.length).toBeGreaterThan(5);
	expect(shown.filter(({ file }) => !pictures.includes(file))).toEqual([]);
	expect(shown.filter(({ words }) => words === '')).toEqual([]);
});

test('no picture lies there unused, or without its words', () => {
	const shown = new Set(pages.flatMap(shownIn).map(({ file }) => file));
	expect(pictures.filter((file) => !shown.has(file))).toEqual([]);
	const words: unknown = JSON.parse(readFileSync(path.join(pictureFolder, 'words.json'), 'utf8'));
	expect(Object.keys(words ?? {}).sort()).toEqual(
		pictures.map((file) => path.basename(file, '.png')).sort(),
	);
});
