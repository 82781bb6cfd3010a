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
import { createParameterReader } from './n8n/parameterReader';
import { createTicket } from './operations/createTicket';
import { readAlerts } from './operations/readAlerts';
import { sendTestTicket } from './operations/sendTestTicket';
import { nodeProperties } from './parameters/nodeProperties';
import { parseOperation, ticketOperations } from './parameters/operation';

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
		subtitle:
			'={{ { createTicket: "Create Ticket", readAlerts: "Read Alerts", sendTestTicket: "Send Test Ticket" }[$parameter["operation"]] }}',
		description: 'Make one Autotask ticket of each Office Protect security alert',
		defaults: { name: 'Office Protect Alert → Autotask Ticket' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['New Ticket', 'No New Ticket'],
		credentials: [
			{
				name: 'officeProtectAutotaskApi',
				required: true,
				displayOptions: { show: { operation: ticketOperations } },
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
		switch (createParameterReader(this).of(parseOperation)(0)) {
			case 'createTicket':
				return createTicket(this);
			case 'readAlerts':
				return readAlerts(this);
			case 'sendTestTicket':
				return sendTestTicket(this);
		}
	}
}
