import { RequestCounters } from './counters.mts';
import { Faults } from './faults.mts';
import { HourlyThreshold } from './hourlyThreshold.mts';
import { describeEntities, type Entities } from './metadata/entities.mts';
import { SignIns } from './auth.mts';
import { Database } from './store/database.mts';
import { changeSwitches, defaultSwitches, type Switches } from './switches.mts';
import { ThreadLimit } from './threadLimit.mts';
import { PendingChanges } from './tickets/pending.mts';
import type { ZoneAddresses } from './zone.mts';

/** The whole state of the stand-in; a reset makes all of it anew. */
export class World {
	readonly #atStart: Switches;
	/** Set when the servers listen. */
	addresses: ZoneAddresses = { url: '', webUrl: '' };
	readonly faults = new Faults();
	readonly counters = new RequestCounters();
	/** Grows with every reset: a request from before one must not write after it. */
	generation = 0;
	database = new Database();
	signIns = new SignIns();
	threads = new ThreadLimit();
	hourly = new HourlyThreshold();
	pending = new PendingChanges();
	#switches: Switches;
	#entities: Entities | null = null;

	constructor(atStart: Readonly<Record<string, unknown>>) {
		this.#atStart = changeSwitches(defaultSwitches(), atStart);
		this.#switches = this.#atStart;
	}

	get switches(): Switches {
		return this.#switches;
	}

	get entities(): Entities {
		this.#entities ??= describeEntities(this.#switches, this.database.categoryPicklist());
		return this.#entities;
	}

	setSwitches(changes: Readonly<Record<string, unknown>>): void {
		this.#switches = changeSwitches(this.#switches, changes);
		this.#entities = null;
	}

	/** To be called after a change of rows that metadata show (ticket categories). */
	metadataChanged(): void {
		this.#entities = null;
	}

	reset(): void {
		this.generation += 1;
		this.faults.clear();
		this.counters.clear();
		this.#switches = this.#atStart;
		this.#entities = null;
		this.database = new Database();
		this.signIns = new SignIns();
		this.threads = new ThreadLimit();
		this.hourly = new HourlyThreshold();
		this.pending = new PendingChanges();
	}
}
