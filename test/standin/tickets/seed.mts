import type { RowInput } from '../adminApi.mts';
import { apiUserResource } from '../seed/people.mts';
import { serverTime } from '../wire/dates.mts';
import type { World } from '../world.mts';
import { activity, completion } from './change.mts';

/** Stores tickets as given, without create rules, completed to whole rows; gives their ids. */
export function seedTickets(world: World, tickets: readonly RowInput[]): readonly number[] {
	const fields = [...world.entities.Tickets.fields.values()];
	const unset = Object.fromEntries(fields.map((field) => [field.name, field.unset]));
	const now = serverTime(world.switches);
	const whole = tickets.map((ticket) => {
		const { id = null, ...rest } = ticket;
		return {
			...unset,
			title: 'A ticket',
			companyID: 0,
			status: 1,
			priority: 2,
			ticketCategory: 3,
			userDefinedFields: [],
			createDate: now,
			creatorResourceID: apiUserResource,
			creatorType: 1,
			...activity(now, apiUserResource),
			...completion(null, rest['status'] ?? 1, now, apiUserResource),
			ticketNumber: world.database.nextTicketNumber(now),
			...rest,
			id,
		};
	});
	return world.database.addRows('Tickets', whole);
}
