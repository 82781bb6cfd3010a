import type { Failure } from '../failure';

/** The failure where a ticket did not keep its key and putting it back did not last. */
export function keyNotKept(ticketId: number, found: string | null, closed: boolean): Failure {
	return {
		code: 'externalIdNotKept',
		message: `Autotask did not keep the externalID of ticket ${ticketId} (it reads ${reading(found)})${closed ? ', so the ticket was closed' : '; the ticket could not be closed, please close it'}`,
		remedy:
			"Look for a workflow rule that changes the external id of new tickets, and for the API user's right to edit tickets. Until it is kept, no tickets are created: they would be made again at every run.",
		again: 'later',
		autotask: [],
	};
}

/** The failure where a key was seen on the ticket and was gone some seconds later. */
export function keyChanged(ticketId: number, found: string | null): Failure {
	return {
		code: 'externalIdNotKept',
		message: `The externalID of ticket ${ticketId} was changed some seconds after the create (it read ${reading(found)})`,
		remedy:
			'Look for a workflow rule that changes the external id of new tickets. Until it is kept, no more tickets are created: other workers would make them again.',
		again: 'later',
		autotask: [],
	};
}

function reading(found: string | null): string {
	return found === null ? 'empty' : `"${found}"`;
}

const remedyForHidden =
	'Check that the API user may view all tickets (security level, line of business), and whether Duplicate Ticket Handling merges new tickets. Until its tickets can be read, no more are created: they would be made again at every run.';

/** The failure where a ticket that was just created cannot be read by its id. */
export function notReadable(ticketId: number): Failure {
	return {
		code: 'externalIdNotKept',
		message: `Autotask answered that it created ticket ${ticketId}, but the ticket cannot be read`,
		remedy: remedyForHidden,
		again: 'later',
		autotask: [],
	};
}

/** The failure where nothing is known of a ticket that Autotask says it created. */
export const noIdAnswered: Failure = {
	code: 'externalIdNotKept',
	message:
		'Autotask answered that it created the ticket, but named no id, and the alert key does not find it',
	remedy: remedyForHidden,
	again: 'later',
	autotask: [],
};

/** The failure of the alerts behind a ticket whose key queries do not show. */
export function queriesHide(ticketId: number): Failure {
	return {
		code: 'externalIdNotKept',
		message: `Ticket ${ticketId} was created with its external id, but queries do not show it`,
		remedy:
			'Check that the API user may query all tickets (security level, line of business). Until its tickets show, no more are created: they would be made again at every run.',
		again: 'later',
		autotask: [],
	};
}
