import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contextOf } from '../n8n/context';
import { usable } from '../n8n/errors';
import { nodeOf } from '../n8n/node';
import { openOffice } from '../n8n/office';
import { createParameterReader } from '../n8n/parameterReader';
import { openConnectionCalls } from '../n8n/connectionCalls';
import { parseNoise } from '../parameters/noise';
import { parseReaderOptions } from '../parameters/reading';
import { parseTenantMapping } from '../parameters/tenantMapping';
import { parseTicketSettings } from '../parameters/ticketSettings';
import { readItems } from '../readItems';
import { inspectSetup } from '../setupRun';
import { readableItems } from './readableItems';

/**
 * Checks everything that tickets need. One item tells what was found, however bad it is: a check
 * that failed is a result. It also tells the calls of all integrations within the hour (`usage`,
 * null where Autotask did not tell) and of this run (`apiCalls`). Alerts in the input are read for
 * labels that are not understood.
 */
export async function checkSetup(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parameters = createParameterReader(functions);
	const reader = parameters.of(parseReaderOptions);
	const items = await readableItems(functions, reader);
	const context = contextOf(functions);
	const readings = await readItems(items, context);
	const setup = await openConnectionCalls(functions, context);
	const office = await openOffice(functions, context);
	const { healthy, checks, usage, supportReport } = await inspectSetup(
		{
			mapping: usable(() => parameters.of(parseTenantMapping)(0)),
			settings: usable(() => parameters.of(parseTicketSettings)(0)),
			priorities: usable(() => parameters.of(parseNoise)(0)),
			reader: usable(() => reader(0)),
			readings: readings.flat(),
			items: items.length,
			nodeVersion: nodeOf(functions).typeVersion,
		},
		{ ...setup, office },
	);
	const shown = checks.map(({ check, result, message, remedy }) => ({
		check,
		result,
		message,
		remedy,
	}));
	const pairedItem = items.map(({ source: { itemIndex } }) => ({ item: itemIndex }));
	const apiCalls = setup.made() + office.client.calls;
	const json = { healthy, checks: shown, usage: usage && { ...usage }, apiCalls, supportReport };
	return [[{ json, pairedItem }], []];
}
