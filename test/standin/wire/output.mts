import type { Entity } from '../metadata/entities.mts';
import type { Row } from '../store/table.mts';
import type { Switches } from '../switches.mts';
import { shownDate } from './dates.mts';
import { shownText } from './texts.mts';
import { userDefinedOf } from '../store/userDefined.mts';

/** Which fields an answer shows: all, or some by name. */
export type Columns = 'all' | ReadonlySet<string>;

/** A row as an answer shows it, camelCase, unset texts `""` or null by field. */
export function shownRow(
	entity: Entity,
	row: Row,
	columns: Columns,
	switches: Switches,
): Readonly<Record<string, unknown>> {
	const shown: Record<string, unknown> = {};
	for (const { name, dataType, unset } of entity.fields.values()) {
		if (columns !== 'all' && !columns.has(name)) continue;
		const value = row[name] ?? unset;
		if (typeof value !== 'string') shown[name] = value;
		else if (dataType === 'datetime') shown[name] = shownDate(value, switches.dateForm);
		else shown[name] = shownText(value, switches);
	}
	if (entity.userDefinedFields !== null) {
		shown['userDefinedFields'] = columns === 'all' ? allUserDefined(entity, row) : [];
	}
	return shown;
}

function allUserDefined(entity: Entity, row: Row): readonly object[] {
	const set = userDefinedOf(row);
	const fields = entity.userDefinedFields ?? [];
	return fields.map(({ name }) => ({
		name,
		value: set.find((value) => value.name === name)?.value ?? null,
	}));
}
