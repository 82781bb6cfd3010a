/** How to read alerts. None of these enters an alert's identity. */
export interface ReaderOptions {
	/** Sender addresses that may make tickets (`*` matches anything); empty: every sender. */
	readonly allowedSenders: readonly string[];
	/** Whether a mail needs a passed DKIM, SPF or DMARC check by the reader's own mail system. */
	readonly requireAuthentication: boolean;
	/** authserv-id of the reader's own mail system; empty: the topmost header counts. */
	readonly authservId: string;
	/** Only mails whose subject contains one of these are read; empty: every mail. */
	readonly subjectPatterns: readonly string[];
	/** More labels for what an alert prints, beside the built-in English and French ones. */
	readonly extraLabels: readonly { readonly label: string; readonly meaning: LabelMeaning }[];
	/** IANA zone of printed times that name none; empty: such times stay unparsed. */
	readonly timeZone: string;
	/** luxon format of printed times that are not understood by themselves; empty: none. */
	readonly dateFormat: string;
}

/** What a label that a user adds can mean. */
export const labelMeanings = [
	'country',
	'eventType',
	'ipAddress',
	'tenant',
	'time',
	'user',
] as const;

export type LabelMeaning = (typeof labelMeanings)[number];

export const defaultReaderOptions: ReaderOptions = {
	allowedSenders: [],
	requireAuthentication: false,
	authservId: '',
	subjectPatterns: [],
	extraLabels: [],
	timeZone: '',
	dateFormat: '',
};
