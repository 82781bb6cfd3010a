import type { ValuesOf } from '../standinServer/switchStore.mts';
import { accessSwitches } from './switchesOfAccess.mts';
import { limitSwitches } from './switchesOfLimits.mts';
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

export type Switches = ValuesOf<typeof switchTable>;
