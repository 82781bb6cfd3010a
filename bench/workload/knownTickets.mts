import type { RowInput } from '../../test/standin/adminApi.mts';
import type { StandinAdmin } from '../../test/standin/adminCalls.mts';
import { contoso } from '../../test/standin/seed/companies.mts';

const rowsAtOnce = 2000;

/** Puts one open ticket into the stand-in for each of the external ids. */
export async function seedTickets(
	admin: StandinAdmin,
	externalIds: readonly string[],
): Promise<void> {
	for (let start = 0; start < externalIds.length; start += rowsAtOnce) {
		await admin.seed({ tickets: externalIds.slice(start, start + rowsAtOnce).map(ticketOf) });
	}
}

function ticketOf(externalID: string): RowInput {
	return {
		externalID,
		companyID: contoso,
		title: 'Sign-In from Unauthorized Country',
		status: 1,
		priority: 1,
		queueID: 29683482,
	};
}
