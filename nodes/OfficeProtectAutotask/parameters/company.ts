import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { CompanyRef } from '../routing/mapping';
import { optionalId, text, valueOf } from './values';

type Described = Pick<
	INodeProperties,
	'displayName' | 'name' | 'description' | 'displayOptions' | 'required'
>;

/**
 * A company to choose from the list that `searchListMethod` fills, or by its id. The id is checked
 * by `parseCompany` alone: n8n would check a pattern of ours for each row of a mapping before each
 * execution, in a virtual machine, which takes it milliseconds a row.
 */
export function companyLocator(
	described: Described,
	searchListMethod = 'searchCompanies',
): INodeProperties {
	return {
		...described,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a company…',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 175',
			},
		],
	};
}

const locator = z.object({ value: z.unknown(), cachedResultName: z.unknown() });

/**
 * The company of a resource locator, or of an expression in its place that gave the bare id; null
 * when none is chosen.
 */
export function parseCompany(displayName: string, value: unknown): CompanyRef | null {
	const chosen = locator.safeParse(value);
	const given = chosen.success && 'value' in chosen.data ? chosen.data.value : value;
	const companyID = valueOf(displayName, optionalId, given);
	if (companyID === null) return null;
	const name = chosen.success ? text.safeParse(chosen.data.cachedResultName) : null;
	const isNamed = name?.success === true && name.data !== '';
	return { companyID, companyName: isNamed ? name.data : null };
}
