import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import type { FieldValue } from '../routing/ticketSettings';
import { ticketOperations } from './operation';
import { ParameterProblem } from './parameterProblem';
import type { ParameterSource } from './parameterSource';

export const additionalFieldsProperty: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'defineBelow', value: null },
	description: 'Further fields of the ticket, user-defined ones among them',
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getTicketFields',
			mode: 'add',
			valuesLabel: 'Additional Fields',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: false,
			supportAutoMap: false,
			noFieldsError: 'Autotask shows no further ticket field that this API user may set',
		},
	},
	displayOptions: { show: { operation: ticketOperations } },
};

const mapperValue = z.object({
	value: z.record(z.unknown()).nullish(),
	schema: z
		.array(z.object({ id: z.string(), displayName: z.string(), type: z.string().optional() }))
		.catch([]),
});

const plainValue = z.union([z.string(), z.number(), z.boolean()]);

/**
 * The fields that have a value, by name. Dates without a zone are taken in the zone of the workflow
 * and given in UTC; whether Autotask has the fields and takes the values is checked later.
 */
export function parseAdditionalFields(
	source: ParameterSource,
): Readonly<Record<string, FieldValue>> {
	const mapper = mapperValue.safeParse(source.read('additionalFields'));
	if (!mapper.success) return {};
	const columns = new Map(mapper.data.schema.map((column) => [column.id, column]));
	const filled = Object.entries(mapper.data.value ?? {}).filter(([, value]) => !isEmpty(value));
	return Object.fromEntries(
		filled.map(([id, value]) => {
			const column = columns.get(id);
			const displayName = `Additional Fields: ${column?.displayName ?? id}`;
			return [id, typed(displayName, column?.type, value, source.workflowTimeZone)];
		}),
	);
}

function typed(
	displayName: string,
	type: string | undefined,
	value: unknown,
	zone: string,
): FieldValue {
	const plain = plainValue.safeParse(value);
	if (!plain.success) throw mustBe(displayName, 'one text, number or true or false');
	if (type !== 'dateTime') return plain.data;
	const time = DateTime.fromISO(String(plain.data).trim().replace(' ', 'T'), { zone });
	if (!time.isValid) throw mustBe(displayName, "a date and time such as '2027-03-31T17:00:00'");
	return time.toUTC().toISO();
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

function mustBe(displayName: string, expected: string): ParameterProblem {
	return new ParameterProblem(
		displayName,
		`must be ${expected}`,
		'Open the node and change this field, or remove it. If it holds an expression, look at what the expression gives for this item.',
	);
}
