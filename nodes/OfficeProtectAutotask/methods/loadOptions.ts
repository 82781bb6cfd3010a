import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import type { PicklistValue } from '../autotask/ticketSchema';
import { isClosedStatus } from '../ticket/closedStatus';
import { liveSchema } from './live';
import { picklistOptions } from './picklistOptions';

const categoryDecides: INodePropertyOptions = {
	name: '[Default]',
	value: '',
	description: "The ticket category's default, or Autotask's where it has none",
};

const autotaskDecides: INodePropertyOptions = {
	name: '[Default]',
	value: '',
	description: 'The category that Autotask marks as its default',
};

const noZone: INodePropertyOptions = { name: '[Not Set]', value: '' };

/** Statuses that a new ticket can have: closed ones are left out. */
export async function getStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return choices(this, 'status', (status) => !isClosedStatus(status));
}

export async function getPriorities(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return choices(this, 'priority');
}

export async function getTicketCategories(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return [autotaskDecides, ...(await picklistChoices(this, 'ticketCategory'))];
}

export async function getQueues(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return choices(this, 'queueID');
}

/** The IANA time zones that this n8n knows. */
export async function getTimeZones(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ name: zone, value: zone }));
	return Promise.resolve([noZone, { name: 'UTC', value: 'UTC' }, ...zones]);
}

async function choices(
	functions: ILoadOptionsFunctions,
	field: string,
	isOffered?: (value: PicklistValue) => boolean,
): Promise<INodePropertyOptions[]> {
	return [categoryDecides, ...(await picklistChoices(functions, field, isOffered))];
}

async function picklistChoices(
	functions: ILoadOptionsFunctions,
	field: string,
	isOffered: (value: PicklistValue) => boolean = () => true,
): Promise<INodePropertyOptions[]> {
	const schema = await liveSchema(functions);
	const picklist = schema.fields.get(field)?.picklist ?? [];
	return picklistOptions(picklist.filter(isOffered));
}
