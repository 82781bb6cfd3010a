import type { Deal } from './deal.mts';
import type { IntakeChoices } from './intake/intake.mts';
import type { World } from './world.mts';

/** Something that breaks while alerts come in, and what is allowed to come of it. */
export type Fault = {
	readonly name: string;
	/** Share of the usual number of alerts, where each takes long; default 1. */
	readonly share?: number;
	/** Whether it takes minutes and is left to the full size. */
	readonly isLong?: true;
	/** Whether it hits what other rehearsals share: workers, servers, the names of zones. */
	readonly isAlone?: true;
	/** Whether its waits are long, so that it had better begin first. */
	readonly isSlow?: true;
	readonly intake?: IntakeChoices;
	readonly deal: Deal;
	/** Breaks it, before anything comes in. */
	strike(world: World): Promise<void>;
	/** What else happens meanwhile; ends soon after `delivered` is aborted. */
	meanwhile?(world: World, delivered: AbortSignal): Promise<void>;
	/** Something that happens once all is delivered; all is delivered once more after it. */
	between?(world: World): Promise<void>;
	/** What comes between the end of the fault and the reconcile run. */
	readonly before?: 'checkSetup' | 'aMinute';
	/** Whether duplicates may be made, as long as they are closed again: several make the same. */
	readonly closes?: true;
	/** Whether *New Ticket* must fire once for an alert, over all runs and workers. */
	readonly announcesOnce?: true;
	/**
	 * Keys are not kept or not shown: so many surplus tickets a worker are in the design; null where
	 * keys can be put back, and tickets made meanwhile are found and closed.
	 */
	readonly surplusAWorker?: number | null;
	/** Reasons of failures of which at least one must be told while the fault lasts. */
	readonly tells?: readonly string[];
	/** Whether a worker must have died for this to show anything. */
	readonly mustKill?: true;
	/** Whether it may strike nothing at all, since it strikes at random and seldom. */
	readonly mayMiss?: true;
	/** Whether the node makes no ticket at all while the fault lasts. */
	readonly refuses?: true;
};
