import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { liveSchema } from './live';
import { ticketColumns } from './ticketColumns';

/** The ticket fields that *Additional Fields* offers. */
export async function getTicketFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return { fields: ticketColumns(await liveSchema(this)) };
}
