/**
 * Why something could not be done, as a value: `message` says what happened to which alert or
 * field, `remedy` what to do, `autotask` holds Autotask's own words. `again` tells whether a later
 * run may succeed without anyone changing anything.
 */
export interface Failure {
	readonly code: FailureCode;
	readonly message: string;
	readonly remedy: string;
	readonly again: 'never' | 'later';
	readonly autotask: readonly string[];
}

/** A value that passed its checks, or why there is none. */
export type Checked<T> =
	| { readonly kind: 'ok'; readonly value: T }
	| { readonly kind: 'fail'; readonly failure: Failure };

export type FailureCode =
	| 'previewOnly'
	| 'notReadable'
	| 'identityMissing'
	| 'authorizationRefused'
	| 'permissionMissing'
	| 'accessRestricted'
	| 'companyUnavailable'
	| 'settingInvalid'
	| 'ticketRejected'
	| 'externalIdNotKept'
	| 'outcomeUncertain'
	| 'limitReached'
	| 'autotaskUnreachable'
	| 'cancelled'
	| 'runBroken'
	| 'budgetSpent';
