/** What the admin side of every stand-in takes and gives: faults, counters, requests, switches. */

/**
 * Where a fault strikes: `beforeCommit` nothing has been written yet, `afterCommit` the row exists
 * and only the answer is affected.
 */
export type FaultMoment = 'beforeCommit' | 'afterCommit';

export type FaultEffect =
	/** Answers with this status and body instead. */
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly body?: unknown;
			readonly headers?: Readonly<Record<string, string>> | undefined;
			readonly when: FaultMoment;
	  }
	/** Waits, then goes on as usual: a request delayed before its commit commits even when the client has gone. */
	| { readonly kind: 'delay'; readonly ms: number; readonly when: FaultMoment }
	/** The connection is cut without an answer. */
	| { readonly kind: 'cut'; readonly when: FaultMoment }
	/** No answer until the fault is released or cleared; afterwards the request goes on as usual. */
	| { readonly kind: 'hold'; readonly when: FaultMoment }
	/** Status and headers of the real answer, but the JSON ends in the middle. */
	| { readonly kind: 'truncate' };

export type FaultSpec = {
	/** `*` or absent: any method. */
	readonly method?: string | undefined;
	/** As the stand-in's readme says, without query; `*` stands for any run of characters, case does not count. */
	readonly path: string;
	/** Only requests whose body (as sent) contains this text. */
	readonly bodyContains?: string | undefined;
	/** Lets so many matching requests through first; default 0. */
	readonly skip?: number | undefined;
	/** Strikes so often; default 1, 0 = until cleared. */
	readonly count?: number | undefined;
	/** Strikes a matching request with this chance (0..1, default 1), from a seeded sequence. */
	readonly probability?: number | undefined;
	readonly effect: FaultEffect;
};

export type FaultState = FaultSpec & {
	readonly id: string;
	readonly struck: number;
	/** Requests that a `hold` keeps waiting now. */
	readonly holding: number;
};

export type RouteCount = {
	readonly requests: number;
	readonly inFlight: number;
	readonly peakInFlight: number;
	readonly statuses: Readonly<Record<string, number>>;
};

export type RequestCounts = {
	/** Requests on the API side, those without sign-in included. */
	readonly total: number;
	/** Answers of 401. */
	readonly unauthorized: number;
	readonly peakInFlight: number;
	/** By method and path pattern: `POST /Tickets`, `GET /Tickets/:id`, `GET /messages` ... */
	readonly routes: Readonly<Record<string, RouteCount>>;
};

/** One request as it came; the newest 2,000 are kept. Header values are not recorded. */
export type LoggedRequest = {
	readonly at: string;
	readonly method: string;
	readonly path: string;
	readonly route: string;
	/** Whether all that signs in came with it, right or wrong. */
	readonly signedIn: boolean;
	/** 0 while there is no answer, or when the connection was cut. */
	readonly status: number;
	readonly body: string | null;
};

export type SwitchDescription = {
	readonly name: string;
	readonly default: unknown;
	readonly value: unknown;
	/** The allowed values, as a list or in words. */
	readonly allowed: readonly unknown[] | string;
	readonly means: string;
	/** How well the behaviour is known: measured, documented, inferred, conflicting, unknown. */
	readonly known: SwitchGrade;
};
export type SwitchGrade = 'measured' | 'documented' | 'inferred' | 'conflicting' | 'unknown';
