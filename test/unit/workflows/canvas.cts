import { z } from 'zod';

/** A workflow, as far as n8n's canvas draws it. */
export const drawing = z.object({
	nodes: z.array(
		z.object({
			name: z.string(),
			type: z.string().transform((type) => type.replace(/^.*\./, '')),
			position: z.tuple([z.number(), z.number()]),
			onError: z.string().optional(),
			parameters: z.object({ width: z.number().optional(), height: z.number().optional() }),
		}),
	),
	connections: z.record(
		z.object({ main: z.array(z.array(z.object({ node: z.string(), index: z.number() }))) }),
	),
});

export type Drawing = z.output<typeof drawing>;

type DrawnNode = Drawing['nodes'][number];
type Point = { readonly x: number; readonly y: number };
type Box = {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
};
type Placed = { readonly name: string; readonly body: Box; readonly label: Box };
type Edge = { readonly name: string; readonly points: readonly Point[] };

/*
 * How n8n 2.41 draws, in the unit of `position`: read off its editor's page at zoom 1. A position is
 * the upper left corner of a body; inputs are spread over its left side, outputs over its right.
 */
const bodySide = 96;
/** A body is higher by this for each input or output, on the side that has more, beyond two. */
const heightOfSocket = 32;
/** From a body to where an edge begins or ends. */
const reach = 8;
/** From a body to its label, which stands centred below it; the grey line below that is not counted. */
const labelGap = 7;
const labelLine = 20;
/** The mean of all labels. One that would not fit into a line gets a second, and is about that wide. */
const letterWidth = 8;
const widestLine = 192;
const widthOfTwoLines = 160;
/** An edge to the left turns this far beside its nodes, and runs below its beginning. */
const loopBeside = 40;
const loopBelow = 130;
/** A target that lies less than this to the left gets no loop yet. */
const loopFrom = 20;

/** Outputs that a type of node has without the one for errors, where it is not one. */
const ownOutputs: Readonly<Record<string, number>> = { if: 2, officeProtectAutotask: 2 };

/**
 * What is untidy on the canvas, one sentence each: nodes that overlap or stand across the border of
 * a note, and edges that run behind a node or through a label.
 */
export function untidiness(workflow: Drawing): readonly string[] {
	const { notes, nodes, edges } = placed(workflow);
	return [
		...nodes.flatMap((one, at) =>
			nodes
				.slice(at + 1)
				.filter((other) => parts(one).some((part) => parts(other).some((box) => meet(part, box))))
				.map((other) => `"${one.name}" and "${other.name}" overlap`),
		),
		...notes.flatMap((note) =>
			nodes
				.filter((node) => parts(node).some((part) => meet(part, note.body)))
				.filter((node) => !parts(node).every((part) => isWithin(part, note.body)))
				.map(({ name }) => `"${name}" stands across the border of the note "${note.name}"`),
		),
		...edges.flatMap(({ name, points }) =>
			nodes.flatMap((node) => [
				...(points.some((point) => covers(node.body, point))
					? [`the edge ${name} runs behind "${node.name}"`]
					: []),
				...(points.some((point) => covers(node.label, point))
					? [`the edge ${name} runs through the label of "${node.name}"`]
					: []),
			]),
		),
	];
}

type Placement = {
	readonly notes: readonly { readonly name: string; readonly body: Box }[];
	readonly nodes: readonly Placed[];
	readonly edges: readonly Edge[];
};

function placed(workflow: Drawing): Placement {
	const links = linksOf(workflow);
	const socketsOf = countSockets(workflow, links);
	const nodes = workflow.nodes
		.filter(({ type }) => type !== 'stickyNote')
		.map((node) => placedNode(node, Math.max(...Object.values(socketsOf(node.name)))));
	const bodyOf = new Map(nodes.map(({ name, body }) => [name, body]));
	const edges = links.flatMap(({ source, output, target, input }) => {
		const [from, to] = [bodyOf.get(source), bodyOf.get(target)];
		if (from === undefined || to === undefined) return [];
		const start = { x: from.right + reach, y: spread(from, output, socketsOf(source).outputs) };
		const end = { x: to.left - reach, y: spread(to, input, socketsOf(target).inputs) };
		return [{ name: `from "${source}" to "${target}"`, points: edgePoints(start, end) }];
	});
	const notes = workflow.nodes
		.filter(({ type }) => type === 'stickyNote')
		.map(({ name, position, parameters: { width = 0, height = 0 } }) => ({
			name,
			body: boxAt(position, width, height),
		}));
	return { notes, nodes, edges };
}

type Link = {
	readonly source: string;
	readonly output: number;
	readonly target: string;
	readonly input: number;
};

function linksOf({ connections }: Drawing): readonly Link[] {
	return Object.entries(connections).flatMap(([source, { main }]) =>
		main.flatMap((targets, output) =>
			targets.map(({ node, index }) => ({ source, output, target: node, input: index })),
		),
	);
}

type Sockets = { readonly inputs: number; readonly outputs: number };

/** Inputs and outputs of a node by its name: those of its type, and no fewer than are connected. */
function countSockets({ nodes }: Drawing, links: readonly Link[]): (name: string) => Sockets {
	const most = (places: readonly number[]) => Math.max(1, ...places.map((place) => place + 1));
	const sockets = new Map(
		nodes.map(({ name, type, onError }) => {
			const inputs = most(links.flatMap(({ target, input }) => (target === name ? input : [])));
			const used = most(links.flatMap(({ source, output }) => (source === name ? output : [])));
			const own = (ownOutputs[type] ?? 1) + (onError === 'continueErrorOutput' ? 1 : 0);
			return [name, { inputs, outputs: Math.max(own, used) }];
		}),
	);
	return (name) => sockets.get(name) ?? { inputs: 1, outputs: 1 };
}

function placedNode({ name, position }: DrawnNode, sockets: number): Placed {
	const body = boxAt(position, bodySide, bodySide + heightOfSocket * Math.max(0, sockets - 2));
	const length = name.length * letterWidth;
	const [width, lines] = length < widestLine ? [length, 1] : [widthOfTwoLines, 2];
	const corner = [position[0] + (bodySide - width) / 2, body.bottom + labelGap] as const;
	return { name, body, label: boxAt(corner, width, labelLine * lines) };
}

function boxAt([left, top]: readonly [number, number], width: number, height: number): Box {
	return { left, top, right: left + width, bottom: top + height };
}

/** Where the input or output at a place of a side is. */
function spread({ top, bottom }: Box, place: number, all: number): number {
	return top + ((bottom - top) * (place + 1)) / (all + 1);
}

/** Points along an edge: a curve to the right, or to the left a loop below. */
function edgePoints(start: Point, end: Point): readonly Point[] {
	if (end.x >= start.x - loopFrom) return curve(start, end);
	const right = start.x + loopBeside;
	const left = end.x - loopBeside;
	const bottom = start.y + loopBelow;
	const corners = [
		start,
		{ x: right, y: start.y },
		{ x: right, y: bottom },
		{ x: left, y: bottom },
		{ x: left, y: end.y },
		end,
	];
	return corners.slice(1).flatMap((corner, at) => line(corners[at] ?? start, corner));
}

const steps = 100;
const fractions = Array.from({ length: steps + 1 }, (_, step) => step / steps);

function line(from: Point, to: Point): readonly Point[] {
	return fractions.map((u) => between(from, to, u, u));
}

/** A Bézier curve that leaves and arrives level, with both control points half way. */
function curve(from: Point, to: Point): readonly Point[] {
	return fractions.map((u) =>
		between(from, to, 1.5 * u * (1 - u) + u ** 3, 3 * u ** 2 - 2 * u ** 3),
	);
}

function between(from: Point, to: Point, across: number, down: number): Point {
	return { x: from.x + (to.x - from.x) * across, y: from.y + (to.y - from.y) * down };
}

const parts = ({ body, label }: Placed) => [body, label];

function covers({ left, top, right, bottom }: Box, { x, y }: Point): boolean {
	return x > left && x < right && y > top && y < bottom;
}

function meet(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

function isWithin(inner: Box, outer: Box): boolean {
	return (
		inner.left >= outer.left &&
		inner.top >= outer.top &&
		inner.right <= outer.right &&
		inner.bottom <= outer.bottom
	);
}
