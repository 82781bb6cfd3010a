import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../docs/pages.cts';
import { drawing, untidiness } from './canvas.cts';
import type { Drawing } from './canvas.cts';

const templates = ['workflows', 'workflows/examples'].flatMap((folder) =>
	readdirSync(path.join(root, folder))
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.join(folder, file)),
);

test.each(templates)('%s is tidy on the canvas', (file) => {
	const workflow = drawing.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
	expect(untidiness(workflow)).toEqual([]);
});

/** A workflow of plain nodes at these places, of which "From" is connected to "To". */
function canvas(places: Readonly<Record<string, readonly [number, number]>>): Drawing {
	return drawing.parse({
		nodes: Object.entries(places).map(([name, position]) => ({
			name,
			type: 'n8n-nodes-base.set',
			position,
			parameters: {},
		})),
		connections: { From: { main: [[{ node: 'To', index: 0 }]] } },
	});
}

test.each([
	['nothing, when all have room', { Other: [200, 200] }, []],
	[
		'an edge behind a node',
		{ Other: [200, 40] },
		['the edge from "From" to "To" runs behind "Other"'],
	],
	[
		'an edge through a label',
		{ Other: [200, -65] },
		['the edge from "From" to "To" runs through the label of "Other"'],
	],
	[
		'a loop to the left through a label',
		{ From: [400, 0], To: [0, 0], Other: [200, 65] },
		['the edge from "From" to "To" runs through the label of "Other"'],
	],
	['a node on a label', { Other: [0, 110] }, ['"From" and "Other" overlap']],
] as const)('it tells %s', (_, places, told) => {
	expect(untidiness(canvas({ From: [0, 0], To: [400, 0], ...places }))).toEqual(told);
});
