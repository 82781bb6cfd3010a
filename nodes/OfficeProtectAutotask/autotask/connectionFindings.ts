import { lowerFirst } from 'lodash';
import { apiUsersInMenu, securityLevelsInMenu } from './menu';

/** What a check of the connection found, for the person who set it up. */
export interface ConnectionFinding {
	readonly check: 'zone' | 'signIn' | 'permissions' | 'queryAccess';
	readonly result: 'passed' | 'warning' | 'failed';
	/** Whether a failed check may pass later without anyone changing anything. */
	readonly again: 'never' | 'later';
	readonly message: string;
	/** What to do; empty when there is nothing to do. */
	readonly remedy: string;
}

/** Message and remedy as one sentence. */
export function sentenceOf({ message, remedy }: ConnectionFinding): string {
	return remedy === '' ? `${message}.` : `${message}: ${lowerFirst(remedy)}`;
}

type Check = ConnectionFinding['check'];

const passed = (check: Check, message: string): ConnectionFinding => ({
	check,
	result: 'passed',
	again: 'never',
	message,
	remedy: '',
});
const failed = (check: Check, message: string, remedy: string): ConnectionFinding => ({
	check,
	result: 'failed',
	again: 'never',
	message,
	remedy,
});
const failedForNow = (check: Check, message: string, remedy: string): ConnectionFinding => ({
	...failed(check, message, remedy),
	again: 'later',
});

const ownIntegrationCode =
	'the API tracking identifier of the user must be a code of your own, made with "Custom (Internal Integration)"; the vendor\'s entry "Office Protect - Alert Integration" has a code that only its vendor knows';

/** Every sentence that the checks can say. */
export const findings = {
	zoneFound: (url: string) =>
		passed('zone', `The user name is known to Autotask, its zone is ${url}`),
	userUnknown: (userName: string) =>
		failed(
			'zone',
			`No Autotask zone knows the user name "${userName}"`,
			`Copy the username (key) of the API user exactly as Autotask shows it under ${apiUsersInMenu}`,
		),
	hostNotAllowed: (url: string) =>
		failed(
			'zone',
			`The sign-in data are not sent to ${url}, because it is not an https address of autotask.net`,
			'Leave the zone URL empty to have it found, or turn on "Allow Another Host" if you mean that server',
		),
	signedIn: () => passed('signIn', 'Autotask accepted user name, secret and integration code'),
	signInRefused: () =>
		failed(
			'signIn',
			'Autotask knows the user name but refuses the sign-in, and does not say which part is wrong',
			`Check the integration code first (${ownIntegrationCode}), then the secret, then whether the user is an API user (API-only), active, not locked, and older than a few minutes`,
		),
	integrationCodeRefused: (check: Check, words: string) =>
		failed(
			check,
			`Autotask refuses the integration code ("${words}")`,
			`Enter the right one (${ownIntegrationCode})`,
		),
	permissionsGranted: () =>
		passed('permissions', 'The API user may view and write all that is needed'),
	permissionMissing: (missing: readonly string[]) =>
		failed(
			'permissions',
			`Autotask accepted the sign-in, but the API user may not ${missing.join(', ')}`,
			`Grant this in the security level of the API user under ${securityLevelsInMenu}, or give it the level "API User (system)"`,
		),
	queriesReachAll: () => passed('queryAccess', 'Queries reach all tickets and notes'),
	queryRestricted: (entities: readonly string[], accepted: boolean): ConnectionFinding => ({
		check: 'queryAccess',
		result: accepted ? 'warning' : 'failed',
		again: 'never',
		message: `The API user's query access to ${entities.join(' and ')} is Restricted, so Autotask may hide existing tickets and the same alerts would be ticketed again and again`,
		remedy: accepted
			? 'You have accepted this; give the security level of the API user full query access to be sure'
			: 'Give the security level of the API user full query access, or turn on "Accept Restricted Query Access" if it does see all tickets of these companies',
	}),
	partlyRestricted: (entities: readonly string[]): ConnectionFinding => ({
		check: 'queryAccess',
		result: 'warning',
		again: 'never',
		message: `The API user's query access to ${entities.join(' and ')} is Restricted, so lists may lack entries`,
		remedy: 'Give the security level of the API user full query access if something is missing',
	}),
	refusedWithWords: (check: Check, words: string, status: number) =>
		failed(
			check,
			`Autotask refuses the request (${words === '' ? `status ${status}` : words})`,
			'Correct what Autotask names, then test again',
		),
	limitReached: (check: Check) =>
		failedForNow(
			check,
			'Autotask refuses further calls at the moment, because its limit of calls is reached',
			'Test again later; the limit of calls an hour is shared by all integrations',
		),
	unreachable: (check: Check) =>
		failedForNow(
			check,
			'Autotask could not be reached',
			'Check the network, proxy and DNS of n8n and the status page of Autotask, then test again',
		),
	notAutotask: (check: Check) =>
		failedForNow(
			check,
			'What answered is not the REST API of Autotask',
			'Check the zone URL and any proxy in between, or test again later if Autotask is under maintenance',
		),
} as const;
