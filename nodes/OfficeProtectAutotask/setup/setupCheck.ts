import { upperFirst } from 'lodash';
import type { ConnectionFinding } from '../autotask/connectionFindings';
import type { Failure, FailureCode } from '../failure';

/** What one check of the set-up came to, for the person who set it up. */
export interface SetupCheck {
	readonly check: CheckName;
	readonly result: ConnectionFinding['result'];
	readonly message: string;
	/** What to do; empty when there is nothing to do. */
	readonly remedy: string;
	/** Of which kind the failure is, where it is known: a word that holds no data. */
	readonly code: FailureCode | null;
}

export type CheckName =
	| ConnectionFinding['check']
	| 'parameters'
	| 'tenantMapping'
	| 'companies'
	| 'ticketMetadata'
	| 'ticketSettings'
	| 'additionalFields'
	| 'dueDate'
	| 'requiredFields'
	| 'externalID'
	| 'hourlyUsage'
	| 'creates';

export function passed(check: CheckName, message: string): SetupCheck {
	return { check, result: 'passed', message, remedy: '', code: null };
}

export function warning(check: CheckName, message: string, remedy: string): SetupCheck {
	return { check, result: 'warning', message, remedy, code: null };
}

export function failed(check: CheckName, message: string, remedy: string): SetupCheck {
	return { check, result: 'failed', message, remedy, code: null };
}

/** A failure as the result of a check. */
export function failedBy(check: CheckName, { message, remedy, code }: Failure): SetupCheck {
	return { check, result: 'failed', message, remedy, code };
}

/** What a check of the connection found, in the words of the credential test. */
export function foundBy({ check, result, message, remedy }: ConnectionFinding): SetupCheck {
	return { check, result, message, remedy: upperFirst(remedy), code: null };
}

/** Whether nothing failed; warnings do not stand in the way. */
export function isHealthy(checks: readonly SetupCheck[]): boolean {
	return checks.every(({ result }) => result !== 'failed');
}
