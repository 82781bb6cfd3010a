import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { betweenMarkers } from '../../tools/betweenMarkers.mts';
import { openWindow } from './chromium.cts';
import type { Window } from './chromium.cts';
import { open } from './editor.cts';
import { freshStart } from './freshStart.cts';
import { handOn } from './hand.cts';
import { isWriting } from './pictures.cts';
import { minutes, total, walk } from './walk.cts';
import type { Step, Walked } from './walk.cts';
import { walkWithHttp } from './walkWithHttp.cts';
import { walkWithNode } from './walkWithNode.cts';

const doc = path.join(__dirname, '..', '..', 'docs', 'first-ticket.md');
/** The ways that the docs compare, by their names there. */
const ways = ['This node', "n8n's own nodes"] as const;
type Way = (typeof ways)[number];
const counted = new Map<Way, readonly Walked[]>();

async function take(way: Way, steps: readonly Step[]): Promise<readonly Walked[]> {
	await freshStart();
	const window: Window = await openWindow();
	try {
		await open(window.page, '/home/workflows');
		await window.page.getByTestId('universal-add').waitFor();
		const walked = await walk(handOn(window.page), steps);
		counted.set(way, walked);
		return walked;
	} finally {
		await window.close();
	}
}

test('the way of the README ends with a ticket in less than ten minutes', async () => {
	const walked = await take('This node', walkWithNode);
	expect(minutes(total(walked))).toBeLessThan(10);
}, 180_000);

test("the most direct way with n8n's own nodes ends with a ticket too", async () => {
	const walked = await take("n8n's own nodes", walkWithHttp);
	expect(walked.every(({ clicks, fields }) => clicks + fields > 0)).toBe(true);
}, 180_000);

test('the docs publish what was counted', () => {
	const page = readFileSync(doc, 'utf8');
	const current = betweenMarkers(page, 'counts', tables());
	if (isWriting) writeFileSync(doc, current);
	else expect(current).toBe(page);
});

function tables(): string {
	return ways.map((way) => table(way, countsOf(way))).join('\n\n');
}

/** The docs show both ways or none: a table of half of them must not be written. */
function countsOf(way: Way): readonly Walked[] {
	const walked = counted.get(way);
	if (walked !== undefined) return walked;
	throw new Error(`The way "${way}" was not taken to its end: run the tests of this file together`);
}

function table(name: Way, walked: readonly Walked[]): string {
	const all = total(walked);
	return [
		`| ${name} | clicks | fields | page changes |`,
		'|---|---|---|---|',
		...walked.map((step) => `| ${step.title} | ${step.clicks} | ${step.fields} | ${step.pages} |`),
		`| **Together, about ${minutes(all).toFixed(0)} minutes** | **${all.clicks}** | **${all.fields}** | **${all.pages}** |`,
	].join('\n');
}
