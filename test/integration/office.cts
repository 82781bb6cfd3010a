import { setTimeout as pause } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { createClient } from '../../nodes/OfficeProtectAutotask/autotask/client';
import type { HttpAnswer } from '../../nodes/OfficeProtectAutotask/autotask/http';
import { createLimits } from '../../nodes/OfficeProtectAutotask/autotask/limits';
import type { Limits } from '../../nodes/OfficeProtectAutotask/autotask/limits';
import type { Renewal } from '../../nodes/OfficeProtectAutotask/autotask/session';
import { createReferenceCache } from '../../nodes/OfficeProtectAutotask/autotask/reference';
import { createClaims } from '../../nodes/OfficeProtectAutotask/delivery/claim';
import { DeliveryMemory } from '../../nodes/OfficeProtectAutotask/delivery/memory';
import type { Office } from '../../nodes/OfficeProtectAutotask/delivery/office';
import type { RunContext } from '../../nodes/OfficeProtectAutotask/runContext';
import type { Standin } from '../standinProcess.cts';
import { sendTo } from './sendTo.cts';

/** Whether pauses take their time, or only count. */
export type Pauses = 'real' | 'counted';

export interface TestOffice extends Office {
	/** Milliseconds that the run wanted to wait, in all. */
	waitedMs(): number;
	/** Moves the clock of the run on. */
	advance(ms: number): void;
}

export interface TestRun {
	/** What the run may wait in all; absent: no limit. */
	readonly budgetMs?: number;
	/** What its process knows of the limits; absent: nothing yet. */
	readonly limits?: Limits;
	/** Cancels the run as soon as it wants to wait for the n-th time. */
	readonly cancelAtWait?: number;
}

/** An office of a process of its own that talks to the stand-in over HTTP, without n8n. */
export function openTestOffice(
	standin: Pick<Standin, 'url'>,
	pauses: Pauses = 'counted',
	{ budgetMs = Infinity, cancelAtWait = Infinity, limits = createLimits() }: TestRun = {},
): TestOffice {
	let waited = 0;
	let waits = 0;
	let advanced = 0;
	const cancel = new AbortController();
	const context: RunContext = {
		now: DateTime.utc(),
		clock: () => Date.now() + advanced,
		random: () => 0.5,
		signal: cancel.signal,
		wait: async (ms) => {
			waits += 1;
			if (waits >= cancelAtWait) cancel.abort();
			if (cancel.signal.aborted) return 'cancelled';
			if (waited + ms > budgetMs) return 'spent';
			waited += ms;
			await pause(pauses === 'real' ? ms : 0);
			return 'waited';
		},
		spend: (ms) => {
			waited += ms;
		},
		pace: async (ms) => pause(ms),
		hint: () => undefined,
	};
	const send = sendTo(standin);
	const client = createClient({
		send,
		renew: async () => renewal(await send({ method: 'GET', path: 'Version', timeoutMs: 5000 })),
		limits,
		context,
	});
	return {
		client,
		context,
		memory: new DeliveryMemory(),
		claims: createClaims(),
		reference: createReferenceCache(),
		acceptsRestrictedAccess: false,
		waitedMs: () => waited,
		advance: (ms) => {
			advanced += ms;
		},
	};
}

function renewal(version: HttpAnswer): Renewal {
	if (version.kind !== 'answer') return 'unreachable';
	return version.status === 200 ? 'ok' : 'unauthorized';
}
