import { hasAttachments, sentTime } from '../mailbox/message.mts';
import type { StoredMessage } from '../mailbox/message.mts';

/** A property of messages by which a list may be filtered or ordered. */
export type Property = { readonly name: string } & (
	| { readonly kind: 'text'; readonly read: (message: StoredMessage) => string | null }
	| { readonly kind: 'date'; readonly read: (message: StoredMessage) => number }
	| { readonly kind: 'flag'; readonly read: (message: StoredMessage) => boolean }
);

type Reader<T> = (message: StoredMessage) => T;
const text = (name: string, read: Reader<string | null>): Property => ({
	name,
	kind: 'text',
	read,
});
const date = (name: string, read: Reader<number>): Property => ({ name, kind: 'date', read });
const flag = (name: string, read: Reader<boolean>): Property => ({ name, kind: 'flag', read });

const properties: readonly Property[] = [
	date('receivedDateTime', (message) => message.receivedAt),
	date('sentDateTime', sentTime),
	date('createdDateTime', (message) => message.createdAt),
	date('lastModifiedDateTime', (message) => message.modifiedAt),
	flag('isRead', (message) => message.isRead),
	flag('isDraft', () => false),
	flag('hasAttachments', hasAttachments),
	text('subject', ({ content }) => content.subject),
	text('importance', (message) => message.importance),
	text('conversationId', (message) => message.conversationId),
	text('internetMessageId', ({ content }) => content.internetMessageId),
	text('parentFolderId', (message) => message.folderId),
	text('flag/flagStatus', (message) => message.flagStatus),
	text('from/emailAddress/address', ({ content }) => content.from?.emailAddress.address ?? null),
	text('from/emailAddress/name', ({ content }) => content.from?.emailAddress.name ?? null),
	text(
		'sender/emailAddress/address',
		({ content }) => content.sender?.emailAddress.address ?? null,
	),
	text('sender/emailAddress/name', ({ content }) => content.sender?.emailAddress.name ?? null),
];

const unfilterable = ['id', 'body', 'body/content', 'bodyPreview', 'webLink', 'changeKey'];

/** The property of a path; `known` tells one that lists cannot be filtered by from one there is not. */
export function propertyOf(path: string): Property | { readonly known: boolean } {
	const wanted = path.toLowerCase();
	const property = properties.find(({ name }) => name.toLowerCase() === wanted);
	return property ?? { known: unfilterable.some((name) => name.toLowerCase() === wanted) };
}
