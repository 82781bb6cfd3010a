import type { Results } from '../results.mts';
import {
	asText,
	deliveryTable,
	goalTable,
	loadingTable,
	readingTable,
	separateTable,
	sideBySideTable,
	thresholdTable,
	twiceTable,
} from './tables.mts';
import type { Table } from './tables.mts';
import { alsoToReach, toReach } from './toReach.mts';

/** Prints the tables of a run, what is to be reached last. */
export function tellResults(results: Results): void {
	tell('Reading', readingTable(results));
	tell('Delivery, without n8n', deliveryTable(results));
	tell('Near the hourly threshold', thresholdTable(results));
	if (results.inN8n !== null) {
		tell('Side by side in n8n', sideBySideTable(results));
		tell('Tickets twice', twiceTable(results));
		tell('Alerts as separate requests', separateTable(results));
	}
	tell('Package and editor', loadingTable(results));
	tell('Also to reach', goalTable(alsoToReach(results)));
	tell('To reach', goalTable(toReach(results)));
}

function tell(title: string, table: Table): void {
	console.log(`\n== ${title}\n${asText(table)}`);
}
