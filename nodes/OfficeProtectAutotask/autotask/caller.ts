import type { RunContext } from '../runContext';
import { closeHour, refusalByHour, slowDown } from './hour';
import type { HttpRequest, HttpSend } from './http';
import { judge } from './judge';
import { narrow, takeSlot, widen } from './limits';
import type { Limits } from './limits';
import { cameToNothing, watchForOutage } from './outage';
import { pauseBeforeRetry } from './retry';
import { createSession } from './session';
import type { Renewal, SignIn } from './session';
import type { Verdict } from './verdict';

export interface CallerOptions {
	readonly send: HttpSend;
	/**
	 * Sends one `GET Version` that lets the host sign in anew and find the zone again. Called at most
	 * once, when no other call of the run is in flight.
	 */
	readonly renew: () => Promise<Renewal>;
	readonly limits: Limits;
	readonly context: RunContext;
}

/** Makes calls within the limits and the sign-in of one run. */
export interface Caller {
	/**
	 * Sends the request, again where that is safe and the run's budget for waiting allows, and
	 * judges the last answer. `isRead`: sending it twice does no harm.
	 */
	call(request: HttpRequest, isRead: boolean): Promise<Verdict<unknown>>;
	/** How many requests went out. */
	readonly calls: number;
}

const cancelled = { kind: 'notSent', why: 'cancelled' } as const;
const unaffordable = { kind: 'notSent', why: 'budget' } as const;

/** A caller for one run; `options.limits` are shared with the other runs of the credential. */
export function createCaller({ send, renew, limits, context }: CallerOptions): Caller {
	const session = createSession(renew);
	let calls = 0;
	let hinted = false;
	const outage = watchForOutage(limits.lastCalls, context.clock());

	const goSlow = async (): Promise<void> => {
		const slow = slowDown(limits.hour);
		if (slow === null) return;
		if (!hinted) context.hint(slow.hint);
		hinted = true;
		await context.wait(slow.pauseMs);
	};

	const transmit = async (request: HttpRequest, isRead: boolean): Promise<Verdict<unknown>> => {
		if (context.signal.aborted) return cancelled;
		outage.goesOn(context.clock());
		if (outage.ends(isRead)) return unaffordable;
		calls += 1;
		limits.hour.callsSinceReading += 1;
		const sentAtMs = context.clock();
		const answer = await send({ ...request, timeoutMs: outage.timeoutMs(request.timeoutMs) });
		if (answer.kind === 'signInFailed') session.end(answer.message);
		const verdict = judge(answer, context.clock());
		outage.note(verdict, sentAtMs, context.clock());
		if (isRead && cameToNothing(verdict)) context.spend(context.clock() - sentAtMs);
		learn(limits, request.path, verdict, context.clock());
		return verdict;
	};

	/** One try; a second one when the sign-in was renewed in between. */
	const attempt = async (request: HttpRequest, isRead: boolean): Promise<Verdict<unknown>> => {
		for (;;) {
			const slot = await takeSlot(limits, request.path, context);
			if (slot === null) return cancelled;
			if ((await session.enter()) === 'ended') {
				slot.drop();
				return session.ending;
			}
			const verdict = await transmit(request, isRead);
			slot.free();
			switch (await session.leave(signInOf(verdict))) {
				case 'again':
					continue;
				case 'ended':
					return session.ending;
				case 'done':
					return verdict;
			}
		}
	};

	return {
		async call(request, isRead) {
			for (let tries = 1; ; tries += 1) {
				if (context.signal.aborted) return cancelled;
				await goSlow();
				const verdict =
					refusalByHour(limits.hour, context.clock()) ?? (await attempt(request, isRead));
				const random = context.random();
				const pauseMs = isEnding(verdict, session.ending)
					? null
					: pauseBeforeRetry(verdict, { tries, isRead, random });
				if (pauseMs === null) return verdict;
				const waited = await context.wait(pauseMs);
				if (waited === 'cancelled') return cancelled;
				if (waited === 'spent') return verdict;
			}
		},
		get calls() {
			return calls;
		},
	};
}

/** Whether the verdict is what every call gets now that the session has ended. */
function isEnding(verdict: Verdict<unknown>, ending: Verdict<unknown>): boolean {
	return verdict === ending;
}

function learn(limits: Limits, path: string, verdict: Verdict<unknown>, nowMs: number): void {
	if (verdict.kind === 'ok' || verdict.kind === 'rejected') widen(limits, path);
	if (verdict.kind !== 'refused') return;
	if (verdict.by === 'threadLimit') narrow(limits, path, nowMs);
	if (verdict.by === 'hourlyLimit') closeHour(limits.hour, nowMs, verdict.retryAfterMs);
}

function signInOf(verdict: Verdict<unknown>): SignIn {
	switch (verdict.kind) {
		case 'ok':
		case 'rejected':
			return 'accepted';
		case 'unauthorized':
			return verdict.sentence === undefined ? 'refused' : 'open';
		case 'refused':
		case 'uncertain':
		case 'notSent':
			return 'open';
	}
}
