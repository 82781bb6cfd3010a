export type DataType = 'integer' | 'long' | 'string' | 'datetime' | 'boolean' | 'double';

export type PicklistEntry = {
	readonly value: number | string;
	readonly label: string;
	readonly isActive: boolean;
	readonly isSystem: boolean;
	readonly isDefault: boolean;
	/** The value of the parent field that this entry belongs to. */
	readonly parent: number | null;
};

export type FieldDefinition = {
	readonly name: string;
	readonly dataType: DataType;
	/** Longest text; 0 = not a text or no limit known. */
	readonly length: number;
	readonly isRequired: boolean;
	readonly isReadOnly: boolean;
	readonly isQueryable: boolean;
	/** Entity (singular) that the value refers to; empty = none. */
	readonly references: string;
	readonly picklist: readonly PicklistEntry[] | null;
	readonly parentField: string;
	/** What an unset text reads as. */
	readonly unset: '' | null;
};

export type FieldOptions = Partial<Omit<FieldDefinition, 'name' | 'dataType'>>;

function field(name: string, dataType: DataType, options: FieldOptions): FieldDefinition {
	return {
		name,
		dataType,
		length: 0,
		isRequired: false,
		isReadOnly: false,
		isQueryable: true,
		references: '',
		picklist: null,
		parentField: '',
		unset: null,
		...options,
	};
}

export const key = (): FieldDefinition =>
	field('id', 'long', { isRequired: true, isReadOnly: true });
export const whole = (name: string, options: FieldOptions = {}): FieldDefinition =>
	field(name, 'integer', options);
export const long = (name: string, options: FieldOptions = {}): FieldDefinition =>
	field(name, 'long', options);
export const real = (name: string, options: FieldOptions = {}): FieldDefinition =>
	field(name, 'double', options);
export const truth = (name: string, options: FieldOptions = {}): FieldDefinition =>
	field(name, 'boolean', options);
export const time = (name: string, options: FieldOptions = {}): FieldDefinition =>
	field(name, 'datetime', options);
export const text = (name: string, length: number, options: FieldOptions = {}): FieldDefinition =>
	field(name, 'string', { length, ...options });
export const reference = (
	name: string,
	references: string,
	options: FieldOptions = {},
): FieldDefinition => field(name, 'integer', { references, ...options });
export const picklist = (
	name: string,
	values: readonly PicklistEntry[],
	options: FieldOptions = {},
): FieldDefinition => field(name, 'integer', { picklist: values, ...options });

/** Options of fields that only the server writes. */
export const computed = { isReadOnly: true } as const;
export const required = { isRequired: true } as const;

export type EntryOptions = {
	readonly inactive?: boolean;
	readonly system?: boolean;
	readonly isDefault?: boolean;
	readonly parent?: number;
};

export function entry(
	value: number | string,
	label: string,
	options: EntryOptions = {},
): PicklistEntry {
	return {
		value,
		label,
		isActive: options.inactive !== true,
		isSystem: options.system === true,
		isDefault: options.isDefault === true,
		parent: options.parent ?? null,
	};
}
