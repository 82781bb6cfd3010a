import type { FieldDefinition } from '../metadata/field.mts';

export const operators = [
	'eq',
	'noteq',
	'gt',
	'gte',
	'lt',
	'lte',
	'beginsWith',
	'endsWith',
	'contains',
	'exist',
	'notExist',
	'in',
	'notIn',
] as const;
export type Operator = (typeof operators)[number];
export type Scalar = string | number | boolean | null;

/** A filter as understood: field names known, values in stored form, unknown operators gone. */
export type Filter =
	| { readonly kind: 'and' | 'or'; readonly items: readonly Filter[] }
	| {
			readonly kind: 'field';
			readonly field: FieldDefinition;
			readonly op: Operator;
			readonly values: readonly Scalar[];
	  }
	| {
			readonly kind: 'userDefined';
			readonly name: string;
			readonly op: Operator;
			readonly values: readonly Scalar[];
	  };

export type Query = {
	readonly filter: Filter;
	readonly pageSize: number;
	readonly columns: 'all' | ReadonlySet<string>;
};
