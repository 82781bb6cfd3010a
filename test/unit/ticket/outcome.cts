import type { Checked } from '../../../nodes/OfficeProtectAutotask/failure';

/** The value of a check that passed; fails the test with the failure's message otherwise. */
export function valueOf<T>(checked: Checked<T>): T {
	if (checked.kind === 'fail') throw new Error(`Refused: ${checked.failure.message}`);
	return checked.value;
}

/** Message and remedy of a check that was refused; null when it passed. */
export function refusalOf(checked: Checked<unknown>): { message: string; remedy: string } | null {
	if (checked.kind === 'ok') return null;
	expect(checked.failure).toMatchObject({ code: 'settingInvalid', again: 'never', autotask: [] });
	return { message: checked.failure.message, remedy: checked.failure.remedy };
}
