import { createLimits } from '../autotask/limits';
import type { Limits } from '../autotask/limits';
import { createReferenceCache } from '../autotask/reference';
import type { ReferenceCache } from '../autotask/reference';
import { createClaims } from '../delivery/claim';
import type { Claims } from '../delivery/claim';
import { DeliveryMemory } from '../delivery/memory';

/** What this process keeps per credential; all of it can be lost without harm. */
export interface ProcessState {
	readonly limits: Limits;
	readonly memory: DeliveryMemory;
	readonly claims: Claims;
	readonly reference: ReferenceCache;
}

const states = new Map<string, ProcessState>();

/** The state of what is known by that name: a credential as it signs in now. */
export function processStateOf(credential: string): ProcessState {
	const known = states.get(credential);
	if (known !== undefined) return known;
	const state: ProcessState = {
		limits: createLimits(),
		memory: new DeliveryMemory(),
		claims: createClaims(),
		reference: createReferenceCache(),
	};
	states.set(credential, state);
	return state;
}
