import { mixes } from './catalogue/mixes.mts';
import { ticketFaults } from './catalogue/tickets.mts';
import { trafficFaults } from './catalogue/traffic.mts';
import { wireFaults } from './catalogue/wire.mts';
import type { Fault } from './fault.mts';
import { randomOf } from './random.mts';

/** What the others are compared with: all is well. */
const none: Fault = { name: 'none', deal: 'apart', strike: () => Promise.resolve() };

/** Every fault of the suite, and so many mixes of them from the seed. */
export function faultsOf(seed: string, mixCount: number): readonly Fault[] {
	return [
		none,
		...wireFaults,
		...trafficFaults,
		...ticketFaults,
		...mixes(mixCount, randomOf(seed)),
	];
}
