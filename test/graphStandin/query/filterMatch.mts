import { badRequest } from '../graphError.mts';
import type { StoredMessage } from '../mailbox/message.mts';
import type { Switches } from '../switches.mts';
import type { Filter, Literal, Operator, TextTest } from './filterSyntax.mts';
import type { Property } from './messageProperties.mts';

/** Whether a message fits the filter, as the switches say that Graph compares. */
export function fits(message: StoredMessage, filter: Filter, switches: Switches): boolean {
	switch (filter.kind) {
		case 'all':
			return filter.parts.every((part) => fits(message, part, switches));
		case 'any':
			return filter.parts.some((part) => fits(message, part, switches));
		case 'not':
			return !fits(message, filter.part, switches);
		case 'category':
			return message.categories.includes(filter.value);
		case 'test':
			return passes(valueOf(message, filter.property, switches), filter, switches);
		case 'compare':
			if (filter.property.name === 'parentFolderId') {
				if (switches.parentFolderFilter === 'findsNothing') return false;
			}
			return compare(
				valueOf(message, filter.property, switches),
				filter.operator,
				comparable(filter.value, switches),
			);
	}
}

/** A refusal if the filter uses parentFolderId and the switch says that Graph does not take it. */
export function refuseFolderFilter(names: readonly string[], switches: Switches): void {
	if (switches.parentFolderFilter !== 'refused' || !names.includes('parentFolderId')) return;
	throw badRequest(
		"The property 'parentFolderId' does not support filtering.",
		'ErrorInvalidProperty',
	);
}

/** Names of the properties that a filter uses, in the order of their first use. */
export function propertiesIn(filter: Filter): readonly string[] {
	switch (filter.kind) {
		case 'all':
		case 'any':
			return [...new Set(filter.parts.flatMap(propertiesIn))];
		case 'not':
			return propertiesIn(filter.part);
		case 'category':
			return ['categories'];
		case 'test':
		case 'compare':
			return [filter.property.name];
	}
}

function valueOf(message: StoredMessage, property: Property, switches: Switches): Literal {
	const value = comparable(property.read(message), switches);
	if (typeof value !== 'number' || switches.receivedPrecision === 'exact') return value;
	return Math.floor(value / 1000) * 1000;
}

function comparable(value: Literal, switches: Switches): Literal {
	if (typeof value !== 'string' || switches.textComparison === 'caseSensitive') return value;
	return value.toLowerCase();
}

function passes(
	value: Literal,
	{ test, value: wanted }: { readonly test: TextTest; readonly value: string },
	switches: Switches,
): boolean {
	if (typeof value !== 'string') return false;
	const part = String(comparable(wanted, switches));
	switch (test) {
		case 'contains':
			return value.includes(part);
		case 'startswith':
			return value.startsWith(part);
		case 'endswith':
			return value.endsWith(part);
	}
}

function compare(left: Literal, operator: Operator, right: Literal): boolean {
	switch (operator) {
		case 'eq':
			return left === right;
		case 'ne':
			return left !== right;
		case 'gt':
			return left !== null && right !== null && left > right;
		case 'ge':
			return left !== null && right !== null && left >= right;
		case 'lt':
			return left !== null && right !== null && left < right;
		case 'le':
			return left !== null && right !== null && left <= right;
	}
}
