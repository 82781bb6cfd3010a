import type { Failure } from '../../failure';
import type { Alert } from '../alert';
import type { Mail } from './mail';

/** What an item turned out to be. */
export type Source =
	| { readonly kind: 'mails'; readonly mails: readonly MailWithAttached[] }
	/** Alerts as JSON, not looked into yet. */
	| { readonly kind: 'json'; readonly alerts: readonly unknown[] }
	/** An alert that *Read Alerts* gave. */
	| { readonly kind: 'alert'; readonly alert: Alert }
	| { readonly kind: 'unreadable'; readonly failure: Failure };

/**
 * A mail and the mails attached to it. What an attached mail says of its sender and of checks was
 * written by whoever attached it, so the mail around it answers for all.
 */
export interface MailWithAttached {
	readonly mail: Mail;
	readonly attached: readonly Mail[];
}

/** A source that cannot be read, for the user to change. */
export function unreadable(
	code: 'previewOnly' | 'notReadable',
	message: string,
	remedy: string,
): Source {
	return { kind: 'unreadable', failure: { code, message, remedy, again: 'never', autotask: [] } };
}
