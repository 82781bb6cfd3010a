import type { SwitchDescription } from './adminApi.mts';
import type { SwitchDefinition } from './switchKinds.mts';

export type SwitchTable = Readonly<Record<string, SwitchDefinition<unknown>>>;

/** The values that the switches of a table take. */
export type ValuesOf<Table> = {
	readonly [Name in keyof Table]: Table[Name] extends SwitchDefinition<infer Value> ? Value : never;
};

/** All switches of a table at their defaults. */
export function defaultsOf<Table extends SwitchTable>(table: Table): ValuesOf<Table> {
	const entries = Object.entries(table).map(([name, { default: value }]) => [name, value]);
	return Object.fromEntries(entries) as ValuesOf<Table>;
}

/**
 * The switches with some changed. Throws an error that names the switch and its allowed values when
 * a name is unknown or a value is not allowed; then nothing is changed.
 */
export function changeSwitches<Table extends SwitchTable>(
	table: Table,
	current: ValuesOf<Table>,
	changes: Readonly<Record<string, unknown>>,
): ValuesOf<Table> {
	const changed: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(changes)) {
		const definition = Object.hasOwn(table, name) ? table[name] : undefined;
		if (definition === undefined) throw new Error(`There is no switch named ${name}`);
		const parsed = definition.schema.safeParse(value);
		if (!parsed.success) {
			const allowed = JSON.stringify(definition.allowed);
			throw new Error(`${name} takes ${allowed}, not ${JSON.stringify(value)}`);
		}
		changed[name] = parsed.data;
	}
	return { ...current, ...changed };
}

/** What each switch of a table means, and how it is set. */
export function describeSwitches<Table extends SwitchTable>(
	table: Table,
	current: ValuesOf<Table>,
): readonly SwitchDescription[] {
	const values = new Map<string, unknown>(Object.entries(current));
	return Object.entries(table).map(([name, definition]) => ({
		name,
		default: definition.default,
		value: values.get(name),
		allowed: definition.allowed,
		means: definition.means,
		known: definition.known,
	}));
}
