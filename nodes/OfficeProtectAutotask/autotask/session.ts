import type { Unsuccessful } from './verdict';

/** What the renewal of a refused sign-in came to; `message` is what the sign-in checks found out. */
export type Renewal =
	| 'ok'
	| 'unauthorized'
	| 'unreachable'
	| { readonly kind: 'signInFailed'; readonly message: string };

/** What an answer says about the sign-in; `open` where it says nothing. */
export type SignIn = 'accepted' | 'refused' | 'open';

/** The sign-in of one run: which calls may go out, and what follows from a 401. */
export interface Session {
	/** Waits until a call may go out; `ended` when none may any more. */
	enter(): Promise<'go' | 'ended'>;
	/** Reports the answer to a call that went out; `again` when it is to be sent once more. */
	leave(signIn: SignIn): Promise<'done' | 'again' | 'ended'>;
	/** Ends the run's calls: signing in failed without a call having gone out. */
	end(sentence: string): void;
	/** What a call gets that may not go out any more. */
	readonly ending: Unsuccessful;
}

/** In flight of one run in all, so that a refused sign-in costs at most so many answers of 401. */
const mostInFlight = 3;

/**
 * Repeated failures lock an API user, so a refused sign-in must cost few calls: the first call goes
 * out alone; the first 401 stops further calls; when those in flight have ended, `renew` is called
 * once; if it succeeds, the next call goes out alone again. A 401 after that ends the run.
 */
export function createSession(renew: () => Promise<Renewal>): Session {
	let gate: 'alone' | 'open' | 'shut' | 'ended' = 'alone';
	let inFlight = 0;
	let renewed: Promise<boolean> | null = null;
	let ending: Unsuccessful = { kind: 'unauthorized' };
	let waiting: (() => void)[] = [];
	let drained: () => void = () => undefined;

	const wake = (): void => {
		const going = waiting;
		waiting = [];
		for (const go of going) go();
	};
	const mayGo = (): boolean =>
		(gate === 'alone' && inFlight === 0) || (gate === 'open' && inFlight < mostInFlight);

	const renewOnce = async (): Promise<boolean> => {
		gate = 'shut';
		if (inFlight > 0) {
			await new Promise<void>((resolve) => {
				drained = resolve;
			});
		}
		const renewal = await renew();
		ending = endingOf(renewal);
		gate = renewal === 'ok' ? 'alone' : 'ended';
		wake();
		return renewal === 'ok';
	};

	return {
		async enter() {
			while (gate !== 'ended') {
				if (mayGo()) {
					inFlight += 1;
					return 'go';
				}
				await new Promise<void>((resolve) => waiting.push(resolve));
			}
			return 'ended';
		},
		async leave(signIn) {
			inFlight -= 1;
			if (signIn === 'refused') {
				const late = renewed !== null && gate !== 'shut';
				if (late) gate = 'ended';
				else renewed ??= renewOnce();
			}
			if (signIn === 'accepted' && gate === 'alone') gate = 'open';
			if (inFlight === 0) drained();
			wake();
			if (signIn !== 'refused') return 'done';
			return (await renewed) === true && gate !== 'ended' ? 'again' : 'ended';
		},
		end(why) {
			gate = 'ended';
			ending = { kind: 'unauthorized', sentence: why };
			wake();
		},
		get ending() {
			return ending;
		},
	};
}

function endingOf(renewal: Renewal): Unsuccessful {
	if (renewal === 'unreachable') return { kind: 'refused', by: 'connection' };
	return typeof renewal === 'object'
		? { kind: 'unauthorized', sentence: renewal.message }
		: { kind: 'unauthorized' };
}
