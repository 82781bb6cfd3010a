import { findField } from '../metadata/entities.mts';
import type { Entity } from '../metadata/entities.mts';
import { rejected } from '../refusal.mts';
import type { Switches } from '../switches.mts';
import { isJsonObject, valueOf } from '../wire/lenientJson.mts';
import type { JsonObject } from '../wire/lenientJson.mts';
import { fieldValues } from './values.mts';
import { operators } from './filter.mts';
import type { Filter, Operator, Query } from './filter.mts';
import { plainText } from '../wire/plainText.mts';

const mostConditions = 500;
const largestPage = 500;

/**
 * Understands a query. An operator that is unknown is dropped, which makes the result wider. Throws
 * the refusals: no filter, unknown field, wrong type, too many conditions, page size out of bounds.
 */
export function parseQuery(entity: Entity, raw: JsonObject | undefined, switches: Switches): Query {
	const conditions = raw === undefined ? undefined : valueOf(raw, 'filter');
	if (raw === undefined || !Array.isArray(conditions) || conditions.length === 0) {
		throw rejected('Value cannot be null.\r\nParameter name: filters');
	}
	const counter = { orConditions: 0, userDefined: 0 };
	const reading = { entity, switches, counter };
	const items = readItems(reading, conditions, false);
	if (counter.orConditions > mostConditions) {
		throw rejected(`Queries are limited to ${mostConditions} or fewer 'OR' conditions`);
	}
	if (counter.userDefined > 1) {
		throw rejected('Queries are limited to one user-defined field');
	}
	return {
		filter: { kind: 'and', items },
		pageSize: readPageSize(raw),
		columns: readColumns(entity, raw, switches),
	};
}

type Reading = {
	readonly entity: Entity;
	readonly switches: Switches;
	readonly counter: { orConditions: number; userDefined: number };
};

function readItems(reading: Reading, items: readonly unknown[], inOr: boolean): readonly Filter[] {
	return items
		.filter(isJsonObject)
		.map((item) => readItem(reading, item, inOr))
		.filter((filter) => filter !== undefined);
}

function readItem(reading: Reading, item: JsonObject, inOr: boolean): Filter | undefined {
	const op = readOperator(valueOf(item, 'op'));
	if (op === 'and' || op === 'or') {
		const nested = valueOf(item, 'items');
		const items = readItems(reading, Array.isArray(nested) ? nested : [], inOr || op === 'or');
		return items.length === 0 ? undefined : { kind: op, items };
	}
	return op === undefined ? undefined : readCondition(reading, item, op, inOr);
}

function readCondition(reading: Reading, item: JsonObject, op: Operator, inOr: boolean): Filter {
	const { entity, switches, counter } = reading;
	const name = plainText(valueOf(item, 'field'));
	const value = valueOf(item, 'value');
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (op === 'in' && switches.inCountsAsOr) counter.orConditions += list.length;
	else if (inOr) counter.orConditions += 1;
	if (isTrue(valueOf(item, 'udf'))) {
		counter.userDefined += 1;
		return readUserDefined(entity, name, op, list);
	}
	const field = findField(entity, name);
	if (field?.isQueryable !== true) {
		throw rejected(`Unable to find ${name} in the ${entity.singular} Entity.`);
	}
	return { kind: 'field', field, op, values: fieldValues(field, op, list, switches) };
}

function readUserDefined(
	entity: Entity,
	name: string,
	op: Operator,
	list: readonly unknown[],
): Filter {
	const sought = name.toLowerCase();
	const field = entity.userDefinedFields?.find((known) => known.name.toLowerCase() === sought);
	if (field === undefined) {
		throw rejected(`Unable to find ${name} in the ${entity.singular} Entity.`);
	}
	const values = list.map((value) =>
		value === null || value === undefined ? null : plainText(value),
	);
	return { kind: 'userDefined', name: field.name, op, values };
}

function readOperator(value: unknown): Operator | 'and' | 'or' | undefined {
	const word = plainText(value).toLowerCase();
	if (word === 'and' || word === 'or') return word;
	return operators.find((operator) => operator.toLowerCase() === word);
}

function isTrue(value: unknown): boolean {
	return value === true || plainText(value).toLowerCase() === 'true';
}

function readPageSize(raw: JsonObject): number {
	const value = valueOf(raw, 'maxRecords');
	if (value === undefined || value === null) return largestPage;
	const size = Number(value);
	if (!Number.isInteger(size) || size < 1 || size > largestPage) {
		throw rejected(`maxCountOfRecordsToReturn must be between 1 and ${largestPage}`);
	}
	return size;
}

function readColumns(entity: Entity, raw: JsonObject, switches: Switches): Query['columns'] {
	const value = valueOf(raw, 'includeFields');
	if (!Array.isArray(value) || value.length === 0) return 'all';
	const names = value.map((name) => {
		const field = findField(entity, String(name));
		if (field === undefined) {
			throw rejected(`Unable to find ${String(name)} in the ${entity.singular} Entity`);
		}
		return field.name;
	});
	return new Set(switches.idInIncludeFields === 'always' ? ['id', ...names] : names);
}
