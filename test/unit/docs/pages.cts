import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';

export const root = path.join(__dirname, '..', '..', '..');

/** A page for people: its path from the root of the repository, and what stands in it. */
export type Page = {
	readonly file: string;
	/** Targets of links and pictures, as written. */
	readonly links: readonly string[];
	/** Anchors of its headings, as GitHub makes them. */
	readonly anchors: ReadonlySet<string>;
	/** Code, inline and in blocks. */
	readonly code: readonly string[];
};

const folders = ['.', 'docs', 'workflows', 'workflows/examples', 'test/fixtures', 'test/standin'];
const markdown = new MarkdownIt({ html: true, linkify: false });
type Token = ReturnType<typeof markdown.parse>[number];

/** Every page of the repository that people read. */
export function pages(): readonly Page[] {
	return folders.flatMap((folder) =>
		readdirSync(path.join(root, folder))
			.filter((name) => name.endsWith('.md'))
			.map((name) => readPage(path.posix.join(folder, name))),
	);
}

function readPage(file: string): Page {
	const tokens = markdown.parse(readFileSync(path.join(root, file), 'utf8'), {});
	const all = tokens.flatMap((token) => [token, ...(token.children ?? [])]);
	return {
		file,
		links: all.flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? []).map(String),
		anchors: new Set(headings(tokens).map(anchorOf)),
		code: all.filter(({ type }) => type.startsWith('code') || type === 'fence').map(textOf),
	};
}

const textOf = ({ content }: Token): string => content;

function headings(tokens: readonly Token[]): readonly string[] {
	return tokens
		.filter((_, i) => tokens[i - 1]?.type === 'heading_open')
		.map(({ children }) => (children ?? []).map(textOf).join(''));
}

function anchorOf(heading: string): string {
	const letters = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
	return letters.replace(/\s/g, '-');
}
