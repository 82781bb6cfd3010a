import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contextOf } from '../n8n/context';
import { required, usableFor } from '../n8n/errors';
import { sourceItems } from '../n8n/items';
import { openOffice } from '../n8n/office';
import { publish } from '../n8n/output';
import { createParameterReader } from '../n8n/parameterReader';
import type { ParameterReader } from '../n8n/parameterReader';
import { parseReaderOptions } from '../parameters/reading';
import { parseRouting } from '../parameters/routing';
import { parseRun } from '../parameters/run';
import { walk } from '../pipeline';
import type { BatchItem } from '../pipeline';

/** Makes one Autotask ticket of each alert in the input. */
export async function createTicket(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parameters = createParameterReader(functions);
	const [office, batch] = await Promise.all([
		openOffice(functions, contextOf(functions)),
		batchOf(functions, parameters),
	]);
	const run = required(() => parameters.of(parseRun)(0), functions);
	const outcomes = await walk(batch, run, office);
	return publish(outcomes, functions, {
		webUrl: office.webUrl,
		apiCalls: office.client.calls,
	});
}

async function batchOf(
	functions: IExecuteFunctions,
	parameters: ParameterReader,
): Promise<readonly BatchItem[]> {
	const reader = parameters.of(parseReaderOptions);
	const routing = parameters.of(parseRouting);
	return (await sourceItems(functions)).map((source) => ({
		source,
		choices: usableFor(source, () => ({
			reader: reader(source.itemIndex),
			routing: routing(source.itemIndex),
		})),
	}));
}
