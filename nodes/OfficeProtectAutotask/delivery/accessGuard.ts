import { failureOf } from '../autotask/failures';
import { isQueryRestricted } from '../autotask/metadata';
import type { Failure } from '../failure';
import type { Office } from './office';

/**
 * Why no ticket may be created with the API user's access; null when nothing stands in the way.
 * With restricted access queries can answer with nothing though the tickets exist, and every run
 * would create them again; only the user can know that this does not happen and accept it.
 */
export async function refusedByAccess({
	client,
	reference,
	context,
	acceptsRestrictedAccess,
}: Office): Promise<Failure | null> {
	if (acceptsRestrictedAccess) return null;
	const restricted = await reference.restricted(() => isQueryRestricted(client), context.clock());
	if (restricted.kind !== 'ok') return failureOf(restricted, 'tell what the API user may query');
	return restricted.value ? queriesAreRestricted : null;
}

const queriesAreRestricted: Failure = {
	code: 'accessRestricted',
	message:
		'The API user may query tickets or their notes only in part (access "Restricted"), so tickets that exist can be overlooked and made again at every run',
	remedy:
		'Give the security level of the API user full view access to tickets. If you are sure that it sees every ticket that it creates, switch on "Accept Restricted Query Access" in the credential.',
	again: 'later',
	autotask: [],
};
