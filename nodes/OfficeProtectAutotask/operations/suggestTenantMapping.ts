import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { unreadableItem } from '../alert/unreadableItem';
import { failureOf } from '../autotask/failures';
import { suggestMappings, tenantsSeen } from '../mappingSuggestions';
import type { SeenTenants } from '../mappingSuggestions';
import { contextOf } from '../n8n/context';
import { required } from '../n8n/errors';
import { openOffice } from '../n8n/office';
import { publish } from '../n8n/output';
import { createParameterReader } from '../n8n/parameterReader';
import { parseReaderOptions } from '../parameters/reading';
import { parseTenantList } from '../parameters/tenantList';
import { outcomesOfReadings } from '../report/outcomes';
import type { MappingSuggestion } from '../routing/suggestMapping';
import { isToolExecution } from '../n8n/toolExecution';
import { readableItems } from './readableItems';

/**
 * Gives a row for the tenant mapping for each tenant of the list and the input, with the companies
 * that it may be. Input items that name no tenant go to the second output, unless tenants were
 * listed: then an input is not needed.
 */
export async function suggestTenantMapping(
	functions: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parameters = createParameterReader(functions);
	const reader = parameters.of(parseReaderOptions);
	const listed = required(() => parameters.of(parseTenantList)(0), functions);
	const items = await readableItems(functions, reader);
	const context = contextOf(functions);
	const seen = await tenantsSeen(listed, items, context);
	const office = await openOffice(functions, context);
	const suggested = await suggestMappings(seen.tenants, office);
	if (suggested.kind !== 'ok') {
		const failure = failureOf(suggested, 'list its companies');
		const failed = outcomesOfReadings([unreadableItem(0, failure)]);
		return publish(failed, functions, null);
	}
	const rows = suggested.value.map((suggestion, index) =>
		rowOf(suggestion, seen.tenants[index]?.itemIndexes ?? []),
	);
	const rest = listed.length > 0 ? [] : withoutTenant(seen);
	return isToolExecution(functions) ? [[...rows, ...rest], []] : [rows, rest];
}

function rowOf(suggestion: MappingSuggestion, itemIndexes: readonly number[]): INodeExecutionData {
	const { tenant, companyID, companyName, certainty, candidates } = suggestion;
	return {
		json: {
			tenant,
			companyID,
			companyName,
			flow: true,
			certainty,
			candidates: candidates.map((candidate) => ({ ...candidate })),
		},
		pairedItem: itemIndexes.map((item) => ({ item })),
	};
}

function withoutTenant({ without }: SeenTenants): INodeExecutionData[] {
	return without.map(({ itemIndex, why }) => ({
		json: { outcome: 'skipped', reason: 'noTenant', message: why },
		pairedItem: { item: itemIndex },
	}));
}
