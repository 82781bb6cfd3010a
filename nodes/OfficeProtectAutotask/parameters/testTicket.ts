import type { INodeProperties } from 'n8n-workflow';
import type { CompanyRef } from '../routing/mapping';
import { companyLocator, parseCompany } from './company';
import { ParameterProblem } from './parameterProblem';
import type { ParameterSource } from './parameterSource';

export const testTicketProperties: INodeProperties[] = [
	companyLocator(
		{
			displayName: 'Company',
			name: 'testCompany',
			required: true,
			description: 'The company that gets the test ticket; those of the tenant mapping come first',
			displayOptions: { show: { operation: ['sendTestTicket'] } },
		},
		'searchTestCompanies',
	),
];

/** The company that gets the test ticket. */
export function parseTestTicket(source: ParameterSource): { readonly company: CompanyRef } {
	const company = parseCompany('Company', source.read('testCompany'));
	if (company !== null) return { company };
	throw new ParameterProblem(
		'Company',
		'is empty, so there is no one to send the test ticket to',
		"Open the node and choose a company under 'Company'.",
	);
}
