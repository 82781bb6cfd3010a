/** A mail, in whatever form it came. */
export interface Mail {
	readonly subject: string;
	/** Lower-case address in From. */
	readonly sender: string | null;
	/** Lower-case addresses in To, as the mail lists them. */
	readonly recipients: readonly string[];
	/** The Date header, ISO 8601 in UTC with milliseconds. */
	readonly date: string | null;
	readonly html: string | null;
	readonly text: string | null;
	readonly authentication: AuthenticationHeaders;
	/** What the item does not hold although the mail has it; each names the field to add. */
	readonly missing: readonly MissingPart[];
}

export interface MissingPart {
	readonly part: 'date' | 'recipients' | 'subject';
	readonly remedy: string;
}

/** The mail's Authentication-Results headers, as far as the item has them. */
export type AuthenticationHeaders =
	/** All of them, topmost first. */
	| { readonly known: 'all'; readonly values: readonly string[] }
	/** Only the topmost one, or none because the mail has none. */
	| { readonly known: 'topmost'; readonly values: readonly string[] }
	/** One of them, and nothing tells whether it is the topmost. */
	| { readonly known: 'one'; readonly values: readonly string[]; readonly remedy: string }
	/** The item has no headers at all. */
	| { readonly known: 'none'; readonly remedy: string };
