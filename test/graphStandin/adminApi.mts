/** The shapes that the admin side takes and gives; the test process helper uses the same types. */

import type {
	FaultSpec,
	FaultState,
	LoggedRequest,
	RequestCounts,
	SwitchDescription,
} from '../standinServer/adminApi.mts';

export type { FaultSpec, FaultState, LoggedRequest, SwitchDescription };

/** A mail written as fields; what is missing gets a default. */
export type MailFields = {
	readonly from?: string;
	readonly fromName?: string;
	readonly to?: readonly string[];
	readonly cc?: readonly string[];
	readonly subject?: string;
	readonly text?: string;
	readonly html?: string;
	/** With angle brackets. */
	readonly messageId?: string;
	/** The Date header, ISO 8601; default the received time. */
	readonly sentAt?: string;
	/** Further header fields, in this order. */
	readonly headers?: readonly MailHeader[];
};
export type MailHeader = { readonly name: string; readonly value: string };

/** How a mail comes into the mailbox. */
export type Delivery = {
	/** A well-known name (`inbox`, `junkemail`, `deleteditems` ...) or a folder's id; default `inbox`. */
	readonly folder?: string;
	/** `receivedDateTime`, ISO 8601; default now, by the stand-in's clock. */
	readonly receivedAt?: string;
	/** Nobody sees the mail before so many milliseconds have passed, or `show` is called; default 0. */
	readonly visibleAfterMs?: number;
	readonly isRead?: boolean;
};

export type DeliveredMail = {
	/** As a list shows it; a move changes it. */
	readonly id: string;
	readonly immutableId: string;
	readonly internetMessageId: string;
};

/** A mail in the mailbox, visible or not yet. */
export type MailState = DeliveredMail & {
	readonly folder: string;
	readonly subject: string;
	readonly receivedAt: string;
	readonly isRead: boolean;
	readonly isVisible: boolean;
	readonly categories: readonly string[];
};

export type SentMail = {
	/** By the stand-in's clock. */
	readonly at: string;
	readonly from: string;
	readonly to: readonly string[];
	readonly cc: readonly string[];
	readonly bcc: readonly string[];
	readonly replyTo: readonly string[];
	readonly subject: string;
	readonly body: { readonly contentType: 'html' | 'text'; readonly content: string };
	readonly importance: string;
	/** Header fields that the sender added. */
	readonly headers: readonly MailHeader[];
	readonly attachments: readonly { readonly name: string; readonly size: number }[];
	readonly savedToSentItems: boolean;
};

export type Counters = RequestCounts & {
	/** Answers of 429, by the concurrency limit or a fault. */
	readonly throttled: number;
};

/** `access`: access tokens only, a refresh still works. `all`: the refresh tokens too. */
export type Revocation = { readonly what: 'access' | 'all' };
