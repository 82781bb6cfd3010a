import { uniq } from 'lodash';
import type { Checked, Failure } from '../failure';

/** The result of checks that found nothing wrong. */
export function passed<T>(value: T): Checked<T> {
	return { kind: 'ok', value };
}

/** A setting that cannot be used: what is wrong with which field, and what to do. */
export function refused(message: string, remedy: string): Checked<never> {
	return {
		kind: 'fail',
		failure: { code: 'settingInvalid', message, remedy, again: 'never', autotask: [] },
	};
}

/** One failure that tells all of them, so that everything can be put right at once; null: none. */
export function allFailures(checks: readonly Checked<unknown>[]): Failure | null {
	const [first, ...others] = checks.flatMap((check) =>
		check.kind === 'fail' ? [check.failure] : [],
	);
	return first === undefined ? null : joinFailures(first, others);
}

/** One failure that tells `first` and the failures among `checks`. */
export function failTogether(first: Failure, checks: readonly Checked<unknown>[]): Checked<never> {
	const others = checks.flatMap((check) => (check.kind === 'fail' ? [check.failure] : []));
	return { kind: 'fail', failure: joinFailures(first, others) };
}

function joinFailures(first: Failure, others: readonly Failure[]): Failure {
	const failures = [first, ...others];
	return {
		...first,
		message: uniq(failures.map((failure) => failure.message)).join(' '),
		remedy: uniq(failures.map((failure) => failure.remedy)).join(' '),
	};
}
