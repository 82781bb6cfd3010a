import { badRequest } from '../graphError.mts';
import type { StoredMessage } from '../mailbox/message.mts';
import type { Switches } from '../switches.mts';
import { fits, propertiesIn, refuseFolderFilter } from './filterMatch.mts';
import { readFilter } from './filterSyntax.mts';
import { comparerOf, readOrder, refuseInefficient, unordered } from './order.mts';
import type { Parameters } from './parameters.mts';
import { searched } from './search.mts';

/** The messages that a list request is about, in its order, before they are cut into pages. */
export function listMessages(
	messages: readonly StoredMessage[],
	parameters: Parameters,
	switches: Switches,
): readonly StoredMessage[] {
	if (parameters.search !== null) {
		refuseWithSearch(parameters);
		return searched(messages, parameters.search);
	}
	const filter = parameters.filter === null ? null : readFilter(parameters.filter);
	const order = parameters.orderBy === null ? null : readOrder(parameters.orderBy);
	if (filter !== null) {
		const names = propertiesIn(filter);
		refuseFolderFilter(names, switches);
		if (order !== null) refuseInefficient(order, names);
	}
	return messages
		.filter((message) => filter === null || fits(message, filter, switches))
		.sort(order === null ? unordered(switches) : comparerOf(order));
}

function refuseWithSearch({ filter, orderBy }: Parameters): void {
	if (filter !== null) {
		throw badRequest(
			"The query parameter '$filter' is not supported with '$search'.",
			'SearchWithFilter',
		);
	}
	if (orderBy !== null) {
		throw badRequest(
			"The query parameter '$orderBy' is not supported with '$search'.",
			'SearchWithOrderBy',
		);
	}
}
