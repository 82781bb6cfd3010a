/** The shapes that the admin side takes and gives; the test process helper uses the same types. */

import type {
	FaultSpec,
	FaultState,
	LoggedRequest,
	RequestCounts,
	RouteCount,
	SwitchDescription,
} from '../standinServer/adminApi.mts';

export type { FaultSpec, FaultState, LoggedRequest, SwitchDescription };

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

export type Counters = RequestCounts & {
	/** Answers that the thread limit refused. */
	readonly threadLimited: number;
	/** Answers that the hourly threshold refused. */
	readonly hourlyLimited: number;
	/** By endpoint as the thread limit counts it: `Tickets`, `Tickets/Notes`, `Companies`, `ZoneInformation` ... */
	readonly endpoints: Readonly<Record<string, RouteCount>>;
};
