import type { Failure } from '../failure';

/**
 * A parameter whose value cannot be used. Thrown, because reading and parsing go many levels deep
 * and end at the first problem: whoever reads the parameters of an item catches it in one place.
 * The message names the parameter as the editor does.
 */
export class ParameterProblem extends Error {
	readonly failure: Failure;

	constructor(displayName: string, what: string, remedy: string) {
		const message = `'${displayName}' ${what}`;
		super(message);
		this.name = 'ParameterProblem';
		this.failure = { code: 'settingInvalid', message, remedy, again: 'never', autotask: [] };
	}
}
