import type { SwitchDescription } from '../standinServer/adminApi.mts';
import { RequestCounters } from '../standinServer/counters.mts';
import { Faults } from '../standinServer/faults.mts';
import { changeSwitches, defaultsOf, describeSwitches } from '../standinServer/switchStore.mts';
import type { Counters } from './adminApi.mts';
import { HourlyThreshold } from './hourlyThreshold.mts';
import { describeEntities } from './metadata/entities.mts';
import type { Entities } from './metadata/entities.mts';
import { SignIns } from './auth.mts';
import { Database } from './store/database.mts';
import { switchTable } from './switches.mts';
import type { Switches } from './switches.mts';
import { ThreadLimit } from './threadLimit.mts';
import { PendingChanges } from './tickets/pending.mts';
import type { ZoneAddresses } from './zone.mts';

/** The whole state of the stand-in; a reset makes all of it anew. */
export class World {
	readonly #atStart: Switches;
	/** Set when the servers listen. */
	addresses: ZoneAddresses = { url: '', webUrl: '' };
	readonly faults = new Faults();
	readonly counters = new RequestCounters<'thread' | 'hourly'>();
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
		this.#atStart = changeSwitches(switchTable, defaultsOf(switchTable), atStart);
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
		this.#switches = changeSwitches(switchTable, this.#switches, changes);
		this.#entities = null;
	}

	describeSwitches(): readonly SwitchDescription[] {
		return describeSwitches(switchTable, this.#switches);
	}

	counts(): Counters {
		return {
			...this.counters.read(),
			threadLimited: this.counters.refusals('thread'),
			hourlyLimited: this.counters.refusals('hourly'),
			endpoints: this.counters.endpoints(),
		};
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
