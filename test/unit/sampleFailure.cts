import type { Failure } from '../../nodes/OfficeProtectAutotask/failure';

/** A rejection of Autotask that nobody has to expect again, with some of it changed. */
export function sampleFailure(changes: Partial<Failure> = {}): Failure {
	return {
		code: 'settingInvalid',
		message: 'Autotask did not create the ticket: Picklist value [9] does not exist for priority',
		remedy: 'Correct the field that Autotask names',
		again: 'never',
		autotask: ['Picklist value [9] does not exist for priority'],
		...changes,
	};
}
