import type { FieldInfo, PicklistValue } from '../autotask/ticketSchema';
import type { Checked } from '../failure';
import { passed, refused } from './checked';
import { chooseValue, describeField, valuesMeant } from './chosenValue';

/** A value of a child picklist and the value of its parent; null: it stands under every parent. */
export interface ChildChoice {
	readonly child: PicklistValue;
	readonly parent: PicklistValue | null;
}

/**
 * The pair that a choice for a child picklist (such as the sub-issue type of an issue type) means.
 * `choice` is an id or a label of the child, or both in one: `10/104` or `Hardware › Printer`.
 * `parentChoice` is what was chosen for the parent field; null: nothing, then the child tells it.
 * A pair that does not fit is refused with both labels.
 */
export function chooseChild(
	child: FieldInfo,
	parent: FieldInfo,
	choice: string,
	parentChoice: string | null,
): Checked<ChildChoice> {
	const pair = splitPair(child, choice);
	const named = [parentChoice, pair.parent].filter((text) => text !== null);
	const parents: PicklistValue[] = [];
	for (const text of named) {
		const chosen = chooseValue(parent, text);
		if (chosen.kind === 'fail') return chosen;
		parents.push(chosen.value);
	}
	const [first, second] = parents;
	if (first !== undefined && second !== undefined && first.value !== second.value) {
		return refused(
			`${describeField(parent)} is chosen twice: as "${first.label}", and as "${second.label}" together with ${describeField(child)}.`,
			`Choose ${describeField(parent)} once.`,
		);
	}
	return first === undefined
		? chooseWithItsParent(child, parent, pair.child)
		: chooseUnder(child, parent, pair.child, first);
}

function chooseUnder(
	child: FieldInfo,
	parent: FieldInfo,
	choice: string,
	chosenParent: PicklistValue,
): Checked<ChildChoice> {
	const chosen = chooseValue(child, choice, chosenParent.value);
	if (chosen.kind === 'ok') return passed({ child: chosen.value, parent: chosenParent });
	const elsewhere = chooseValue(child, choice);
	if (elsewhere.kind === 'fail') return chosen;
	return refused(
		`${describeField(child)} "${elsewhere.value.label}" does not belong to ${describeField(parent)} "${chosenParent.label}".`,
		chosen.failure.remedy,
	);
}

function chooseWithItsParent(
	child: FieldInfo,
	parent: FieldInfo,
	choice: string,
): Checked<ChildChoice> {
	const chosen = chooseValue(child, choice);
	if (chosen.kind === 'fail') return chosen;
	if (chosen.value.parentValue === null) return passed({ child: chosen.value, parent: null });
	const itsParent = chooseValue(parent, chosen.value.parentValue);
	if (itsParent.kind === 'fail') return itsParent;
	return passed({ child: chosen.value, parent: itsParent.value });
}

function splitPair(child: FieldInfo, choice: string): { parent: string | null; child: string } {
	if (valuesMeant(child.picklist ?? [], choice).length > 0) return { parent: null, child: choice };
	const separator = choice.includes('›') ? '›' : '/';
	const at = choice.indexOf(separator);
	return at < 0
		? { parent: null, child: choice }
		: { parent: choice.slice(0, at).trim(), child: choice.slice(at + 1).trim() };
}
