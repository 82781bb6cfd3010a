import { ParameterProblem } from '../../../nodes/OfficeProtectAutotask/parameters/parameterProblem';

/** The problem that `parse` throws; an error of the test when it throws none. */
export function problemOf(parse: () => unknown): ParameterProblem {
	try {
		parse();
	} catch (error) {
		if (error instanceof ParameterProblem) return error;
		throw error;
	}
	throw new Error('The parameters were accepted');
}
