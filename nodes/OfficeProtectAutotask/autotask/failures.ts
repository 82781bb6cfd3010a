import type { Failure, FailureCode } from '../failure';
import { securityLevelsInMenu } from './menu';
import type { Rejected, Unsuccessful } from './verdict';

/**
 * The failure that follows from a call. `doing` completes "Autotask did not …", such as
 * `create the ticket`.
 */
export function failureOf(verdict: Unsuccessful, doing: string): Failure {
	switch (verdict.kind) {
		case 'rejected':
			return rejection(verdict, doing);
		case 'refused':
			return refusal(verdict.by, doing);
		case 'unauthorized':
			return {
				code: 'authorizationRefused',
				message: `Autotask refused the sign-in, so it did not ${doing}`,
				remedy: verdict.sentence ?? signInRemedy,
				again: 'never',
				autotask: [],
			};
		case 'uncertain':
			return {
				code: 'outcomeUncertain',
				message: `Autotask did not answer whether it could ${doing} (${causes[verdict.cause]})`,
				remedy: 'Run this again: what Autotask did after all is found and not done twice.',
				again: 'later',
				autotask: [],
			};
		case 'notSent':
			return notSent[verdict.why](doing);
	}
}

const signInRemedy =
	'Open the Office Protect Autotask API credential in n8n and test it: the test names the step that fails.';

const causes: Readonly<Record<Extract<Unsuccessful, { kind: 'uncertain' }>['cause'], string>> = {
	timeout: 'no answer in time',
	reset: 'the connection broke',
	serverError: 'a server error without a reason',
	notJson: 'an answer that is not one of its API',
	cancelled: 'the execution was cancelled meanwhile',
};

const notSent = {
	cancelled: (doing: string): Failure => ({
		code: 'cancelled',
		message: `The execution was cancelled before Autotask was asked to ${doing}`,
		remedy: 'Run this again when you want it done.',
		again: 'later',
		autotask: [],
	}),
	budget: (doing: string): Failure => ({
		code: 'budgetSpent',
		message: `The time of this execution for waiting and retrying was spent before Autotask was asked to ${doing}`,
		remedy: 'The next run goes on with it. If this repeats, look at how Autotask answers.',
		again: 'later',
		autotask: [],
	}),
} as const;

function refusal(by: Extract<Unsuccessful, { kind: 'refused' }>['by'], doing: string): Failure {
	switch (by) {
		case 'threadLimit':
			return {
				code: 'limitReached',
				message: `Autotask did not ${doing}: too many calls are in flight at the same time`,
				remedy:
					'Autotask allows 3 calls at a time per integration code and kind of record. The next run goes on; give other integrations integration codes of their own, and let fewer workflows run at once.',
				again: 'later',
				autotask: [],
			};
		case 'hourlyLimit':
			return {
				code: 'limitReached',
				message: `Autotask did not ${doing}: the limit of API calls an hour is reached`,
				remedy:
					'All integrations of this Autotask share the limit. Runs go on when the usage of the last 60 minutes falls; find out which integration calls most.',
				again: 'later',
				autotask: [],
			};
		case 'connection':
			return {
				code: 'autotaskUnreachable',
				message: `Autotask could not be reached to ${doing}`,
				remedy:
					'Check the network, proxy and DNS of n8n, and the status page of Autotask. The next run goes on.',
				again: 'later',
				autotask: [],
			};
	}
}

interface Reason {
	readonly texts: RegExp;
	readonly code: FailureCode;
	readonly remedy: string;
}

/** What Autotask's words mean; the first that applies decides. */
const reasons: readonly Reason[] = [
	{
		texts: /adequate permissions|may not have the required permissions/i,
		code: 'permissionMissing',
		remedy: `Give the security level of the API user the missing permission (${securityLevelsInMenu}), then test the credential.`,
	},
	{
		texts: /company(ID)?\b.*(does not exist|is invalid|existing entity|inactive)/i,
		code: 'companyUnavailable',
		remedy: 'Check in Autotask that the company is active, or map the tenant to another one.',
	},
	{
		texts:
			/picklist|is required|Missing Required Field|cannot all be empty|must assign both|does not exist|existing entity|is not associated|cannot be associated|exceeds maximum length|not currently defined/i,
		code: 'settingInvalid',
		remedy:
			'Correct the field that Autotask names, in the ticket settings of the node or in the ticket category, then run this again.',
	},
];

function rejection({ status, errors }: Rejected, doing: string): Failure {
	const words = errors.join(' ').trim();
	const reason = reasons.find(({ texts }) => texts.test(words));
	const isForbidden = reason === undefined && status === 403;
	return {
		code: isForbidden ? 'permissionMissing' : (reason?.code ?? 'ticketRejected'),
		message: `Autotask did not ${doing}${words === '' ? ` (status ${status})` : `: ${words}`}`,
		remedy: isForbidden
			? 'Autotask forbids this to the API user: check its security level, then test the credential.'
			: (reason?.remedy ?? 'Correct what Autotask names, then run this again.'),
		again: 'never',
		autotask: errors,
	};
}

/** Why alerts were not even looked for: the execution was cancelled before. */
export const cancelledBeforeLookUp = failureOf(
	{ kind: 'notSent', why: 'cancelled' },
	'look for tickets of these alerts',
);
