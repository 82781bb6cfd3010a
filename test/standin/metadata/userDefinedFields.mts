import { entry } from './field.mts';
import type { PicklistEntry } from './field.mts';

export type UserDefinedField = {
	readonly name: string;
	readonly type: 'string' | 'integer' | 'datetime';
	readonly length: number;
	readonly description: string;
	readonly isRequired: boolean;
	readonly picklist: readonly PicklistEntry[] | null;
	readonly defaultValue: string;
};

const handling = [
	entry('Security', 'Security'),
	entry('Compliance', 'Compliance'),
	entry('Archive', 'Archive', { inactive: true }),
];
const impact = [entry('1', 'One user'), entry('2', 'A department'), entry('3', 'Everyone')];

/** The ticket's user-defined fields; "Alert Handling" can be made required. */
export function ticketUserDefinedFields(handlingRequired: boolean): readonly UserDefinedField[] {
	const field = (
		name: string,
		type: UserDefinedField['type'],
		more: Partial<UserDefinedField> = {},
	): UserDefinedField => ({
		name,
		type,
		length: type === 'string' ? 255 : 0,
		description: '',
		isRequired: false,
		picklist: null,
		defaultValue: '',
		...more,
	});
	return [
		field('Alert Handling', 'string', { isRequired: handlingRequired, picklist: handling }),
		field('Customer Impact', 'string', { picklist: impact }),
		field('Affected Users', 'integer'),
		field('Review Date', 'datetime'),
		field('Alert Type', 'string', { description: 'Type of the alert that opened the ticket' }),
	];
}

export const companyUserDefinedFields: readonly UserDefinedField[] = [
	{
		name: 'Microsoft 365 Domain',
		type: 'string',
		length: 255,
		description: 'Primary domain of the Microsoft 365 organisation',
		isRequired: false,
		picklist: null,
		defaultValue: '',
	},
];
