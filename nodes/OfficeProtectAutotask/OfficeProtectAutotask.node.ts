import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { searchCompanies, searchTestCompanies } from './methods/listSearch';
import {
	getPriorities,
	getQueues,
	getStatuses,
	getTicketCategories,
	getTimeZones,
} from './methods/loadOptions';
import { getTicketFields } from './methods/resourceMapping';
import { required } from './n8n/errors';
import { publishBreakdown } from './n8n/output';
import { createParameterReader } from './n8n/parameterReader';
import { checkSetup } from './operations/checkSetup';
import { createTicket } from './operations/createTicket';
import { readAlerts } from './operations/readAlerts';
import { sendTestTicket } from './operations/sendTestTicket';
import { suggestTenantMapping } from './operations/suggestTenantMapping';
import { nodeProperties } from './parameters/nodeProperties';
import { operationSubtitle, parseOperation, signedInOperations } from './parameters/operation';
import type { OperationName } from './parameters/operation';

type Operation = (functions: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

const operations: Readonly<Record<OperationName, Operation>> = {
	checkSetup,
	createTicket,
	readAlerts,
	sendTestTicket,
	suggestTenantMapping,
};

export class OfficeProtectAutotask implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Office Protect Alert → Autotask Ticket',
		name: 'officeProtectAutotask',
		icon: {
			light: 'file:../../icons/officeProtectAutotask.svg',
			dark: 'file:../../icons/officeProtectAutotask.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: operationSubtitle,
		description: 'Create one Autotask ticket for each Office Protect security alert',
		defaults: { name: 'Office Protect Alert → Autotask Ticket' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['New Ticket', 'No New Ticket'],
		credentials: [
			{
				name: 'officeProtectAutotaskApi',
				required: true,
				displayOptions: { show: { operation: signedInOperations } },
			},
		],
		properties: nodeProperties,
	};

	methods = {
		listSearch: { searchCompanies, searchTestCompanies },
		loadOptions: { getPriorities, getQueues, getStatuses, getTicketCategories, getTimeZones },
		resourceMapping: { getTicketFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		try {
			return await run(this);
		} catch (error) {
			return publishBreakdown(error, this);
		}
	}
}

async function run(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = createParameterReader(functions).of(parseOperation);
	return operations[required(() => operation(0), functions)](functions);
}
