import { findTicketsByAlertKeys } from '../autotask/tickets';
import type { Course, Final } from './createRounds';
import { afterLosingKey } from './createState';
import { rulesActWithinMs } from './keyLasts';
import type { Desk } from './office';

/**
 * Looks the keys of settled creates up once more where this process had to put a key back of late:
 * a rule that empties keys may do so after they were found. Those that are gone become hidden, so
 * that they are put back too.
 */
export async function lookAgain(
	courses: readonly Course<Final>[],
	{ client, context, memory }: Desk,
): Promise<readonly Course<Final>[]> {
	const keys = courses.flatMap(({ create, state }) =>
		state.at === 'settled' ? create.keys.alertKey : [],
	);
	if (keys.length === 0 || !memory.wasPutBack(context.clock())) return courses;
	if ((await context.wait(rulesActWithinMs)) !== 'waited') return courses;
	const found = await findTicketsByAlertKeys(client, keys);
	if (found.kind !== 'ok') return courses;
	return courses.map((course) => {
		const { create, state } = course;
		if (state.at !== 'settled' || found.value.has(create.keys.alertKey)) return course;
		return { ...course, state: afterLosingKey(state) };
	});
}
