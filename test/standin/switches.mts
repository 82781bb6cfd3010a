import type { SwitchDescription } from './adminApi.mts';
import { accessSwitches } from './switchesOfAccess.mts';
import { limitSwitches } from './switchesOfLimits.mts';
import type { SwitchDefinition } from './switchKinds.mts';
import { ticketSwitches } from './switchesOfTickets.mts';
import { wireSwitches } from './switchesOfWire.mts';

/**
 * Every behaviour that the vendor's documentation and the field reports leave open, or contradict
 * each other about, as one table: name, default, allowed values, meaning.
 */
export const switchTable = {
	...accessSwitches,
	...limitSwitches,
	...ticketSwitches,
	...wireSwitches,
};

export type SwitchName = keyof typeof switchTable;
export type Switches = {
	readonly [N in SwitchName]: (typeof switchTable)[N] extends SwitchDefinition<infer T> ? T : never;
};

/** All switches at their defaults. */
export function defaultSwitches(): Switches {
	const entries = Object.entries(switchTable).map(([name, { default: value }]) => [name, value]);
	return Object.fromEntries(entries) as Switches;
}

/**
 * The switches with some changed. Throws an error that names the switch and its allowed values when
 * a name is unknown or a value is not allowed; then nothing is changed.
 */
export function changeSwitches(
	current: Switches,
	changes: Readonly<Record<string, unknown>>,
): Switches {
	const changed: Record<string, unknown> = { ...current };
	for (const [name, value] of Object.entries(changes)) {
		if (!isSwitchName(name)) throw new Error(`There is no switch named ${name}`);
		const { schema, allowed } = switchTable[name];
		const parsed = schema.safeParse(value);
		if (!parsed.success) {
			throw new Error(`${name} takes ${JSON.stringify(allowed)}, not ${JSON.stringify(value)}`);
		}
		changed[name] = parsed.data;
	}
	return changed as Switches;
}

export function describeSwitches(current: Switches): readonly SwitchDescription[] {
	return Object.entries(switchTable).map(([name, definition]) => ({
		name,
		default: definition.default,
		value: isSwitchName(name) ? current[name] : undefined,
		allowed: definition.allowed,
		means: definition.means,
		known: definition.known,
	}));
}

function isSwitchName(name: string): name is SwitchName {
	return Object.hasOwn(switchTable, name);
}
