import { amount, choice, flag, signedAmount } from '../standinServer/switchKinds.mts';
import type { ValuesOf } from '../standinServer/switchStore.mts';

const signInSwitches = {
	tokenEndpoint: choice(
		['works', 'invalidGrant', 'invalidClient', 'interactionRequired', 'serverError'],
		'documented',
		'What the token endpoint answers: tokens, or an error whatever was sent.',
	),
	accessTokenSeconds: amount(3599, 'documented', 'Lifetime of an access token, as expires_in.'),
	usedRefreshToken: choice(
		['staysValid', 'isRevoked'],
		'documented',
		'What becomes of a refresh token that was used: every refresh gives a new one beside it.',
	),
};

const limitSwitches = {
	mailboxConcurrency: amount(
		4,
		'documented',
		'Requests under way at once; one more gets 429 ApplicationThrottled. 0 = no limit.',
	),
	retryAfterSeconds: amount(
		1,
		'documented',
		'The Retry-After header of a 429 of the stand-in itself. 0 = no such header.',
	),
	clockOffsetMs: signedAmount(0, 'inferred', "Added to the real time to give the stand-in's."),
};

const listSwitches = {
	unorderedLists: choice(
		['newestFirst', 'oldestFirst', 'shuffled'],
		'unknown',
		'Order of messages when no $orderby is given; newest first is seen, nothing is promised.',
	),
	receivedPrecision: choice(
		['seconds', 'exact'],
		'conflicting',
		'What $filter compares: the received time cut to the second, as answers show it, or the exact one.',
	),
	parentFolderFilter: choice(
		['refused', 'works', 'findsNothing'],
		'conflicting',
		'A $filter on parentFolderId, as the Outlook node makes it for Folders to Include.',
	),
	textComparison: choice(
		['caseInsensitive', 'caseSensitive'],
		'inferred',
		'How $filter compares texts.',
	),
	topOver1000: choice(['refused', 'capped'], 'unknown', 'A $top of more than 1,000.'),
	pageShortfall: amount(
		0,
		'documented',
		'A page holds so many messages fewer than $top although more follow (at least one).',
	),
};

const mailSwitches = {
	plainTextMails: choice(
		['asHtml', 'asText'],
		'conflicting',
		'Body of a mail without HTML when text is not preferred: converted to HTML, or text.',
	),
	htmlBodies: choice(
		['rewritten', 'asSent'],
		'inferred',
		'HTML bodies: a meta element with the charset is put into the head, as Exchange does, or untouched.',
	),
	deliverToSelf: flag(
		true,
		'inferred',
		'A sent mail addressed to the mailbox itself arrives in its Inbox.',
	),
};

/**
 * Every behaviour that is not certain or may fail. The default is what is documented or likelier;
 * where that cannot be told, the reading that is harder on a client.
 */
export const switchTable = {
	...signInSwitches,
	...limitSwitches,
	...listSwitches,
	...mailSwitches,
};

export type Switches = ValuesOf<typeof switchTable>;
