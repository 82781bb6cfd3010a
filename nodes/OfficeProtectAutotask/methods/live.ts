import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { AutotaskClient } from '../autotask/client';
import { failureOf } from '../autotask/failures';
import { loadTicketSchema } from '../autotask/metadata';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { Verdict } from '../autotask/verdict';
import { freeContext } from '../n8n/context';
import { operationError } from '../n8n/errors';
import { nodeOf } from '../n8n/node';
import { openOffice } from '../n8n/office';

/** The ticket schema of the node's credential, at most some minutes old. */
export async function liveSchema(functions: ILoadOptionsFunctions): Promise<TicketSchema> {
	const { client, reference, context } = await openOffice(functions, freeContext());
	const verdict = await reference.schema(() => loadTicketSchema(client), context.clock());
	return valueOrError(functions, verdict, 'list its ticket fields');
}

/**
 * What `load` reads through the node's credential; `doing` completes "Autotask did not …". A list
 * that cannot be read is an error for the person who opened it.
 */
export async function liveRead<T>(
	functions: ILoadOptionsFunctions,
	doing: string,
	load: (client: AutotaskClient) => Promise<Verdict<T>>,
): Promise<T> {
	const { client } = await openOffice(functions, freeContext());
	return valueOrError(functions, await load(client), doing);
}

function valueOrError<T>(functions: ILoadOptionsFunctions, verdict: Verdict<T>, doing: string): T {
	if (verdict.kind === 'ok') return verdict.value;
	const { message, remedy } = failureOf(verdict, doing);
	throw operationError(nodeOf(functions), message, { description: remedy });
}
