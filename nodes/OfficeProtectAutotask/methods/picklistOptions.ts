import { sortBy } from 'lodash';
import type { INodePropertyOptions } from 'n8n-workflow';
import type { PicklistValue } from '../autotask/ticketSchema';

/** The active values of a picklist with their labels, in Autotask's order. */
export function picklistOptions(picklist: readonly PicklistValue[]): INodePropertyOptions[] {
	return inOrder(picklist).map(({ label, value }) => ({ name: label, value }));
}

/**
 * The active values of a child picklist together with their parents: `Hardware › Printer` with the
 * value `10/104`. Values of an inactive parent are left out; a value without a parent stands alone.
 */
export function childPicklistOptions(
	children: readonly PicklistValue[],
	parents: readonly PicklistValue[],
): INodePropertyOptions[] {
	const alone = children.filter(({ parentValue }) => parentValue === null);
	const pairs = inOrder(parents).flatMap((parent) =>
		inOrder(children.filter(({ parentValue }) => parentValue === parent.value)).map((child) => ({
			name: `${parent.label} › ${child.label}`,
			value: `${parent.value}/${child.value}`,
		})),
	);
	return [...picklistOptions(alone), ...pairs];
}

function inOrder(picklist: readonly PicklistValue[]): readonly PicklistValue[] {
	return sortBy(
		picklist.filter(({ isActive }) => isActive),
		[({ sortOrder }) => sortOrder, ({ label }) => label.toLowerCase()],
	);
}
