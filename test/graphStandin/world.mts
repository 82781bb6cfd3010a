import type { SwitchDescription } from '../standinServer/adminApi.mts';
import { RequestCounters } from '../standinServer/counters.mts';
import { Faults } from '../standinServer/faults.mts';
import { changeSwitches, defaultsOf, describeSwitches } from '../standinServer/switchStore.mts';
import type { Counters, SentMail } from './adminApi.mts';
import { Mailbox } from './mailbox/mailbox.mts';
import { switchTable } from './switches.mts';
import type { Switches } from './switches.mts';
import { Tokens } from './tokens.mts';

/** The whole state of the stand-in; a reset makes all of it anew but the tokens, which it makes good. */
export class World {
	/** Base address of the Graph side, without a slash at its end; set when it listens. */
	url = '';
	readonly faults = new Faults();
	readonly counters = new RequestCounters();
	/** Grows with every reset: a request from before one must not write after it. */
	generation = 0;
	/** Graph requests under way, as the mailbox's concurrency limit counts them. */
	underWay = 0;
	switches: Switches = defaultsOf(switchTable);
	mailbox = new Mailbox();
	sent: SentMail[] = [];
	readonly tokens = new Tokens(this.now());

	/** The stand-in's time in milliseconds since the epoch: the real one and `clockOffsetMs`. */
	now(): number {
		return Date.now() + this.switches.clockOffsetMs;
	}

	setSwitches(changes: Readonly<Record<string, unknown>>): void {
		this.switches = changeSwitches(switchTable, this.switches, changes);
	}

	describeSwitches(): readonly SwitchDescription[] {
		return describeSwitches(switchTable, this.switches);
	}

	counts(): Counters {
		const counts = this.counters.read();
		const throttled = Object.values(counts.routes).reduce(
			(sum, { statuses }) => sum + (statuses['429'] ?? 0),
			0,
		);
		return { ...counts, throttled };
	}

	reset(): void {
		this.generation += 1;
		this.faults.clear();
		this.counters.clear();
		this.underWay = 0;
		this.switches = defaultsOf(switchTable);
		this.mailbox = new Mailbox();
		this.sent = [];
		this.tokens.restore(this.now());
	}
}
