import { z } from 'zod';
import type { Entry } from '../store/table.mts';
import type { World } from '../world.mts';
import { companyName } from './model.mts';
import { plainText } from '../wire/plainText.mts';

const perPage = 25;

const query = z.object({
	search: z.string().catch('').default(''),
	company: z.string().catch('').default(''),
	show: z.enum(['all', 'open', 'complete']).catch('all').default('all'),
	page: z.coerce.number().int().min(1).catch(1).default(1),
});
export type BoardQuery = z.infer<typeof query>;

export function boardQuery(parameters: unknown): BoardQuery {
	return query.parse(parameters);
}

/** One page of the tickets that fit, newest first, with how many fit in all. */
export function pageOf(
	world: World,
	entries: readonly Entry[],
	{ search, company, show, page }: BoardQuery,
): { readonly shown: readonly Entry[]; readonly found: number; readonly pages: number } {
	const sought = search.trim().toLowerCase();
	const fitting = entries.filter(({ row }) => {
		const isComplete = row['completedDate'] !== null;
		if (show !== 'all' && isComplete !== (show === 'complete')) return false;
		if (company !== '' && plainText(row['companyID']) !== company) return false;
		if (sought === '') return true;
		const texts = [row['title'], row['ticketNumber'], row['externalID'], row['description']];
		const name = companyName(world, row['companyID']);
		return [...texts, name].some((text) => plainText(text).toLowerCase().includes(sought));
	});
	const shown = fitting.toReversed().slice((page - 1) * perPage, page * perPage);
	return { shown, found: fitting.length, pages: Math.max(1, Math.ceil(fitting.length / perPage)) };
}
