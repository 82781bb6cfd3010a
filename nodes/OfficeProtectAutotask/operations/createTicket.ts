import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contextOf } from '../n8n/context';
import { required, usableFor } from '../n8n/errors';
import { sourceItems } from '../n8n/items';
import { openOffice, webUrlOf } from '../n8n/office';
import { publish } from '../n8n/output';
import { createParameterReader } from '../n8n/parameterReader';
import { parseReaderOptions } from '../parameters/reading';
import { parseRouting } from '../parameters/routing';
import { parseRun } from '../parameters/run';
import { walk } from '../pipeline';

/** Makes one Autotask ticket of each alert in the input. */
export async function createTicket(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const parameters = createParameterReader(functions);
	const reader = parameters.of(parseReaderOptions);
	const routing = parameters.of(parseRouting);
	const batch = (await sourceItems(functions)).map((source) => ({
		source,
		choices: usableFor(source, () => ({
			reader: reader(source.itemIndex),
			routing: routing(source.itemIndex),
		})),
	}));
	const run = required(() => parameters.of(parseRun)(0), functions);
	const office = await openOffice(functions, contextOf(functions));
	const outcomes = await walk(batch, run, office);
	const webUrl = await webUrlOf(functions);
	return publish(outcomes, functions, { webUrl, apiCalls: office.client.calls });
}
