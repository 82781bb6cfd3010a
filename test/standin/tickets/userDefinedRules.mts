import type { UserDefinedValue } from '../adminApi.mts';
import type { Entity } from '../metadata/entities.mts';
import type { Switches } from '../switches.mts';
import { errorOf, usable } from './fieldRules.mts';
import { isSet } from './draft.mts';

/** Checks user-defined values: required ones are there, list values are on the list. */
export function checkUserDefined(
	entity: Entity,
	values: readonly UserDefinedValue[],
	switches: Switches,
): void {
	for (const field of entity.userDefinedFields ?? []) {
		const value = values.find(({ name }) => name === field.name)?.value ?? null;
		if (!isSet(value)) {
			if (field.isRequired) throw errorOf(`Missing Required Field: ${field.name}`, switches);
			continue;
		}
		if (field.picklist !== null && usable(field.picklist, value, switches) === undefined) {
			throw errorOf(`Picklist value [${String(value)}] does not exist for ${field.name}`, switches);
		}
	}
}

/** Earlier values with the sent ones in their place. */
export function mergedUserDefined(
	earlier: readonly UserDefinedValue[],
	sent: readonly UserDefinedValue[],
): readonly UserDefinedValue[] {
	const names = new Set(sent.map(({ name }) => name));
	return [...earlier.filter(({ name }) => !names.has(name)), ...sent];
}
