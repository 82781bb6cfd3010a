import { amount, choice, flag, list, text } from '../standinServer/switchKinds.mts';

/** Zone, sign-in and permissions. */
export const accessSwitches = {
	badIntegrationCode: choice(
		['empty401', 'error500', 'error500OnZone'],
		'conflicting',
		'What a wrong integration code beside a right user and secret gets: an empty 401, a 500 with a text on the call, or that 500 on the zone look-up as well (when the header is sent there).',
	),
	lockOutAfterFailedLogins: amount(
		0,
		'inferred',
		'After so many wrong sign-ins the user is locked: 401 until the next reset, with the right secret too. 0 = never.',
	),
	badCodeLocksTenantMs: amount(
		0,
		'measured',
		'A wrong integration code makes every sign-in fail with 401 for so long, valid users included (one observer).',
	),
	wrongZone: flag(
		false,
		'measured',
		'The tenant lives in another zone: every signed-in call gets 401, the zone look-up still answers.',
	),
	zoneUrl: text(
		'',
		'documented',
		'The `url` of the zone answer; empty = this server. For clients that must not send secrets to any host they are told.',
	),
	permissionDenied: choice(
		['error500', 'status403'],
		'measured',
		'How a missing permission is answered: 500 with a text (seen) or 403 (documented).',
	),
	deniedOperations: list(
		'measured',
		'a list of Entity:operation, e.g. Tickets:create, TicketNotes:create, Companies:query; operations are query, create, update',
		'Operations that the API user has no permission for (access level None).',
	),
	restrictedEntities: list(
		'documented',
		'a list of entity names, e.g. Tickets',
		'Entities whose query access is Restricted; restrictedAnswers says what that does.',
	),
	restrictedAnswers: choice(
		['nothing', 'nothingToQueries', 'everything'],
		'documented',
		'What Restricted query access sees: nothing at all (200 with no rows, item null), nothing by query but rows by id, or everything.',
	),
	hiddenTickets: choice(
		['none', 'fromQueries', 'everywhere'],
		'documented',
		'A line of business hides tickets although the access level says All.',
	),
	accessLevelForm: choice(
		['words', 'numbers'],
		'conflicting',
		'userAccessFor... as the words None, All, Restricted (seen on the wire) or as 0, 1, 2 (documented).',
	),
};
