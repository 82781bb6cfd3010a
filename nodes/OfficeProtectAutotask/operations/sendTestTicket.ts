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

/**
 * Makes a ticket marked as a test for each company among the input items, and reads it back. Items
 * with the same company and settings share one, so that a mailbox in front of it does not make one
 * of each mail.
 */
export async function sendTestTicket(
	functions: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const parameters = createParameterReader(functions);
	const routingOf = parameters.of(parseRouting);
	const chosen = parameters.of(parseTestTicket);
	const runId = randomUUID();
	const requests = functions.getInputData().map((_, itemIndex) => ({
		itemIndex,
		choices: usable(() => {
			const { company } = chosen(itemIndex);
			const routing = routingOf(itemIndex);
			const seed = JSON.stringify([runId, company.companyID, routing.settings]);
			return { itemIndex, company, routing, seed };
		}),
	}));
	const { dryRun } = required(() => parameters.of(parseRun)(0), functions);
	const office = await openOffice(functions, contextOf(functions));
	const outcomes = await sendTests(requests, dryRun, office);
	return publish(outcomes, functions, {
		webUrl: office.webUrl,
		apiCalls: office.client.calls,
	});
}
