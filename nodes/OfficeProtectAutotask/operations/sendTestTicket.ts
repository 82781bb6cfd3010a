import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contextOf } from '../n8n/context';
import { required, usable } from '../n8n/errors';
import { openOffice } from '../n8n/office';
import { publish } from '../n8n/output';
import { createParameterReader } from '../n8n/parameterReader';
import { parseRouting } from '../parameters/routing';
import { parseRun } from '../parameters/run';
import { parseTestTicket } from '../parameters/testTicket';
import { sendTests } from '../testTickets';

/** Makes a ticket marked as a test for the company of each input item, and reads it back. */
export async function sendTestTicket(
	functions: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parameters = createParameterReader(functions);
	const routing = parameters.of(parseRouting);
	const chosen = parameters.of(parseTestTicket);
	const requests = functions.getInputData().map((_, itemIndex) => ({
		itemIndex,
		choices: usable(() => ({
			itemIndex,
			company: chosen(itemIndex).company,
			routing: routing(itemIndex),
			seed: randomUUID(),
		})),
	}));
	const { dryRun } = required(() => parameters.of(parseRun)(0), functions);
	const office = await openOffice(functions, contextOf(functions));
	const outcomes = await sendTests(requests, dryRun, office);
	return publish(outcomes, functions, {
		webUrl: office.webUrl,
		apiCalls: office.client.calls,
	});
}
