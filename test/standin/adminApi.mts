/** The shapes that the admin side takes and gives; the test process helper uses the same types. */

export type CellValue = string | number | boolean | null | readonly UserDefinedValue[];
export type UserDefinedValue = { readonly name: string; readonly value: string | null };
export type RowInput = { readonly [field: string]: CellValue };

/** A ticket as it is stored: the API's field names, times as ISO strings in UTC with milliseconds. */
export type StoredTicket = {
	readonly id: number;
	readonly ticketNumber: string;
	readonly title: string;
	readonly description: string | null;
	readonly companyID: number;
	readonly contactID: number | null;
	readonly status: number;
	readonly priority: number;
	readonly queueID: number | null;
	readonly ticketCategory: number | null;
	readonly ticketType: number | null;
	readonly source: number | null;
	readonly issueType: number | null;
	readonly subIssueType: number | null;
	readonly serviceLevelAgreementID: number | null;
	readonly assignedResourceID: number | null;
	readonly assignedResourceRoleID: number | null;
	readonly dueDateTime: string | null;
	readonly externalID: string;
	readonly resolution: string;
	readonly createDate: string;
	readonly completedDate: string | null;
	readonly lastActivityDate: string;
	readonly lastActivityResourceID: number | null;
	readonly creatorResourceID: number | null;
	readonly userDefinedFields: readonly UserDefinedValue[];
	/** When the row came into being, by the real clock (not the offset one). */
	readonly committedAt: string;
	readonly notes: readonly StoredNote[];
	readonly [field: string]: unknown;
};

export type StoredNote = {
	readonly id: number;
	readonly ticketID: number;
	readonly title: string;
	readonly description: string;
	readonly noteType: number;
	readonly publish: number;
	readonly createDateTime: string;
	readonly creatorResourceID: number | null;
	readonly committedAt: string;
	readonly [field: string]: unknown;
};

/**
 * Rows to add, by entity, in the API's field names. They are stored as given (no create rules);
 * what is missing gets a default, `id` the next free number. `manyCompanies` adds that many made-up
 * companies.
 */
export type SeedRows = {
	readonly companies?: readonly RowInput[];
	readonly contacts?: readonly RowInput[];
	readonly tickets?: readonly RowInput[];
	readonly notes?: readonly RowInput[];
	readonly resources?: readonly RowInput[];
	readonly resourceRoles?: readonly RowInput[];
	readonly categories?: readonly CategoryInput[];
	readonly categoryFieldDefaults?: readonly RowInput[];
	readonly manyCompanies?: number;
};

/** A ticket category; the last three cannot be seen through the API, they steer the create rules. */
export type CategoryInput = {
	readonly id: number;
	readonly name: string;
	readonly nickname?: string;
	readonly isActive?: boolean;
	readonly isApiOnly?: boolean;
	readonly isGlobalDefault?: boolean;
	/** The category supplies due date and time: so many hours after the create. */
	readonly dueAfterHours?: number | null;
	/** Fields that this category requires beyond the metadata. */
	readonly requiredFields?: readonly string[];
};

/** The ids of the rows that a seed made, in the order given. */
export type SeededIds = {
	readonly companies: readonly number[];
	readonly contacts: readonly number[];
	readonly tickets: readonly number[];
	readonly notes: readonly number[];
};

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
	/** Path below `V1.0`, e.g. `/Tickets`, `/Tickets/query`; `*` stands for any run of characters, case does not count. */
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

export type Counters = {
	/** Requests on the API side, zone look-ups included. */
	readonly total: number;
	/** Answers of 401. */
	readonly unauthorized: number;
	/** Answers that the thread limit refused. */
	readonly threadLimited: number;
	/** Answers that the hourly threshold refused. */
	readonly hourlyLimited: number;
	readonly peakInFlight: number;
	/** By endpoint as the thread limit counts it: `Tickets`, `Tickets/Notes`, `Companies`, `ZoneInformation` ... */
	readonly endpoints: Readonly<Record<string, RouteCount>>;
	/** By method and path pattern: `POST /Tickets`, `POST /Tickets/query`, `GET /Tickets/:id` ... */
	readonly routes: Readonly<Record<string, RouteCount>>;
};

/** One request as it came; the newest 2,000 are kept. Header values are not recorded. */
export type LoggedRequest = {
	readonly at: string;
	readonly method: string;
	readonly path: string;
	readonly route: string;
	/** Whether user name, secret and integration code came with it. */
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
