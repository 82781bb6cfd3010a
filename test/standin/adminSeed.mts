import { z } from 'zod';
import type { SeededIds } from './adminApi.mts';
import { manyCompanies } from './seed/companies.mts';
import { seedTickets } from './tickets/seed.mts';
import type { World } from './world.mts';

const cell = z.union([
	z.string(),
	z.number(),
	z.boolean(),
	z.null(),
	z.array(z.object({ name: z.string(), value: z.string().nullable() })),
]);
const rows = z.array(z.record(cell)).default([]);
const category = z
	.object({
		id: z.number().int(),
		name: z.string(),
		nickname: z.string().default(''),
		isActive: z.boolean().default(true),
		isApiOnly: z.boolean().default(false),
		isGlobalDefault: z.boolean().default(false),
		dueAfterHours: z.number().nullable().default(null),
		requiredFields: z.array(z.string()).default([]),
	})
	.strict();
const seed = z
	.object({
		companies: rows,
		contacts: rows,
		tickets: rows,
		notes: rows,
		resources: rows,
		resourceRoles: rows,
		categories: z.array(category).default([]),
		categoryFieldDefaults: rows,
		manyCompanies: z.number().int().nonnegative().default(0),
	})
	.strict();

/** Adds the rows of a seed request; throws an error that says what is wrong with it. */
export function addSeed(world: World, input: unknown): SeededIds {
	const wanted = seed.parse(input);
	const { database } = world;
	const companies = database.addRows('Companies', wanted.companies);
	database.addRows('Companies', manyCompanies(wanted.manyCompanies));
	database.addRows('Resources', wanted.resources);
	database.addRows('ResourceRoles', wanted.resourceRoles);
	for (const one of wanted.categories) database.addCategory(one);
	database.addRows('TicketCategoryFieldDefaults', wanted.categoryFieldDefaults);
	world.metadataChanged();
	return {
		companies,
		contacts: database.addRows('Contacts', wanted.contacts),
		tickets: seedTickets(world, wanted.tickets),
		notes: database.addRows('TicketNotes', wanted.notes),
	};
}
