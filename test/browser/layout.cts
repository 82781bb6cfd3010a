/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

export type Box = {
	readonly name: string;
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
};

/** What lies where on the canvas, in pixels of the window. */
export type Layout = {
	readonly canvas: Box;
	/** Each with its label and subtitle. */
	readonly nodes: readonly Box[];
	readonly notes: readonly (Box & { readonly text: Box })[];
};

/** The layout of the workflow that the canvas shows, once it moves no more. */
export async function settledLayout(page: Page): Promise<Layout> {
	let before = await layoutOf(page);
	for (;;) {
		await page.evaluate(
			async () =>
				new Promise((resolve) => {
					requestAnimationFrame(() => requestAnimationFrame(resolve));
				}),
		);
		const now = await layoutOf(page);
		if (JSON.stringify(now) === JSON.stringify(before)) return now;
		before = now;
	}
}

async function layoutOf(page: Page): Promise<Layout> {
	return page.evaluate(() => {
		const around = (name: string, rects: readonly DOMRect[]) => {
			const drawn = rects.filter(({ width, height }) => width > 0 && height > 0);
			return {
				name,
				left: Math.min(...drawn.map(({ left }) => left)),
				top: Math.min(...drawn.map(({ top }) => top)),
				right: Math.max(...drawn.map(({ right }) => right)),
				bottom: Math.max(...drawn.map(({ bottom }) => bottom)),
			};
		};
		const textsIn = (element: Element) => {
			const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			const rects: DOMRect[] = [];
			while (walker.nextNode() !== null) {
				const range = document.createRange();
				range.selectNodeContents(walker.currentNode);
				rects.push(...range.getClientRects());
			}
			return rects;
		};
		const all = (selector: string, within: ParentNode = document) => [
			...within.querySelectorAll(selector),
		];
		const canvas = document.querySelector('[data-test-id=canvas]');
		return {
			canvas: around('canvas', canvas === null ? [] : [canvas.getBoundingClientRect()]),
			nodes: all('[data-test-id=canvas-node]').flatMap((node) =>
				all('[data-test-id$=-node][data-test-id^=canvas]', node).map((body) =>
					around(node.getAttribute('data-node-name') ?? '', [
						body.getBoundingClientRect(),
						...textsIn(body),
					]),
				),
			),
			notes: all('[data-test-id=sticky]').map((note) => {
				const texts = all('h1, h2, h3, h4, p, li, td, th', note).flatMap(textsIn);
				const name = note.querySelector('h1, h2, h3')?.textContent ?? '';
				return { ...around(name, [note.getBoundingClientRect()]), text: around(name, texts) };
			}),
		};
	});
}

/** What is untidy in a layout, one sentence each. */
export function untidiness({ canvas, nodes, notes }: Layout): readonly string[] {
	return [
		...[...nodes, ...notes]
			.filter((box) => !isWithin(box, canvas))
			.map(({ name }) => `"${name}" is outside the window`),
		...pairs(nodes)
			.filter(([one, other]) => overlap(one, other))
			.map(([one, other]) => `"${one.name}" and "${other.name}" overlap`),
		...notes
			.filter((note) => !isWithin(note.text, note))
			.map(({ name }) => `the text of the note "${name}" is cut off`),
		...notes.flatMap((note) =>
			nodes
				.filter((node) => overlap(node, note) && !isWithin(node, note))
				.map(({ name }) => `"${name}" stands across the border of the note "${note.name}"`),
		),
		...notes.flatMap(({ name, text }) =>
			nodes
				.filter((node) => overlap(node, text))
				.map((node) => `"${node.name}" covers text of the note "${name}"`),
		),
		...pairs(notes)
			.filter(([one, other]) => overlap(one, other))
			.filter(([one, other]) => !isWithin(one, other) && !isWithin(other, one))
			.map(([one, other]) => `the notes "${one.name}" and "${other.name}" overlap`),
	];
}

/** Rounding of a zoomed canvas. */
const slack = 1;

function isWithin(inner: Box, outer: Box): boolean {
	return (
		inner.left >= outer.left - slack &&
		inner.top >= outer.top - slack &&
		inner.right <= outer.right + slack &&
		inner.bottom <= outer.bottom + slack
	);
}

function overlap(one: Box, other: Box): boolean {
	return (
		one.left < other.right - slack &&
		other.left < one.right - slack &&
		one.top < other.bottom - slack &&
		other.top < one.bottom - slack
	);
}

function pairs<T>(all: readonly T[]): readonly (readonly [T, T])[] {
	return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}
