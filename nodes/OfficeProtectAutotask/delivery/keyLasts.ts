import { failureOf } from '../autotask/failures';
import { readTicket } from '../autotask/tickets';
import { notSentAfter } from '../autotask/verdict';
import type { Unsuccessful } from '../autotask/verdict';
import type { AlertKeys } from '../alert/identity/identity';
import type { Failure } from '../failure';
import { carriesKey } from './hiddenTicket';
import { keyChanged } from './keyFailures';
import type { Desk } from './office';
import { restoreKey } from './restoreKey';

/** Autotask's own rules may change a ticket seconds after it was created. */
export const rulesActWithinMs = 3000;

/** Whether a key lasts; `unknown`: why that could not be looked at. */
export type Lasting =
	| { readonly kind: 'lasts' }
	| { readonly kind: 'fades'; readonly failure: Failure }
	| { readonly kind: 'unknown'; readonly failure: Failure };

/**
 * Whether a ticket that its key has found keeps the key: a workflow rule can empty it some seconds
 * after the create. Such a key is put back, so that later runs find the ticket.
 */
export async function keyLasts(ticketId: number, keys: AlertKeys, desk: Desk): Promise<Lasting> {
	const waited = await desk.context.wait(rulesActWithinMs);
	if (waited !== 'waited') return unknown(notSentAfter(waited));
	const read = await readTicket(desk.client, ticketId);
	if (read.kind !== 'ok') return unknown(read);
	const row = read.value;
	if (row === null || carriesKey(row, keys.alertKey)) return { kind: 'lasts' };
	await restoreKey(ticketId, keys, desk);
	return { kind: 'fades', failure: keyChanged(ticketId, row.externalID) };
}

function unknown(verdict: Unsuccessful): Lasting {
	return { kind: 'unknown', failure: failureOf(verdict, 'tell whether the ticket keeps its key') };
}
