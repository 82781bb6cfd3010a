import type { Counts, Hand } from './hand.cts';

/** A part of a walk that has a name of its own in the docs. */
export type Step = {
	readonly title: string;
	readonly take: (hand: Hand) => Promise<void>;
};

export type Walked = { readonly title: string } & Counts;

/** Takes the steps one after the other; gives what a person did in each. */
export async function walk(hand: Hand, steps: readonly Step[]): Promise<readonly Walked[]> {
	const walked: Walked[] = [];
	for (const { title, take } of steps) {
		const before = hand.counts();
		await take(hand);
		const after = hand.counts();
		walked.push({
			title,
			clicks: after.clicks - before.clicks,
			fields: after.fields - before.fields,
			pages: after.pages - before.pages,
		});
	}
	return walked;
}

export function total(walked: readonly Counts[]): Counts {
	const sum = (count: (counts: Counts) => number) =>
		walked.reduce((all, counts) => all + count(counts), 0);
	return {
		clicks: sum(({ clicks }) => clicks),
		fields: sum(({ fields }) => fields),
		pages: sum(({ pages }) => pages),
	};
}

/** Minutes that an unhurried person needs: 4 s a click, 20 s a field, 10 s a page. */
export function minutes({ clicks, fields, pages }: Counts): number {
	return (clicks * 4 + fields * 20 + pages * 10) / 60;
}
