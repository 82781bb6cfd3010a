import type { Switches } from '../switches.mts';
import { preview, shownBody } from './body.mts';
import { hasAttachments, sentTime } from './message.mts';
import type { MessageContent, StoredMessage } from './message.mts';

/** What the client asked for in Prefer headers. */
export type Preferences = {
	readonly body: 'html' | 'text' | null;
	readonly immutableIds: boolean;
};

/** Reads `outlook.body-content-type` and `IdType`; others are ignored, as Graph does. */
export function readPreferences(header: string | readonly string[] | undefined): Preferences {
	const text = [header ?? []].flat().join(',');
	const body = /outlook\.body-content-type\s*=\s*"?(html|text)"?/i.exec(text)?.[1];
	const preferred = body?.toLowerCase() === 'text' ? 'text' : 'html';
	return {
		body: body === undefined ? null : preferred,
		immutableIds: /IdType\s*=\s*"?ImmutableId"?/i.test(text),
	};
}

/** A message with all properties; those that only `$select` brings among them. */
export function messageJson(
	message: StoredMessage,
	preferences: Preferences,
	switches: Switches,
): Readonly<Record<string, unknown>> {
	const { content } = message;
	const changeKey = Buffer.from(`${message.immutableId}${message.changes}`).toString('base64');
	const body = shownBody(content, preferences.body, switches);
	return {
		'@odata.etag': `W/"${changeKey.slice(-40)}"`,
		id: preferences.immutableIds ? message.immutableId : message.id,
		createdDateTime: graphTime(message.createdAt),
		lastModifiedDateTime: graphTime(message.modifiedAt),
		changeKey: changeKey.slice(-40),
		categories: message.categories,
		receivedDateTime: graphTime(message.receivedAt),
		sentDateTime: graphTime(sentTime(message)),
		hasAttachments: hasAttachments(message),
		internetMessageId: content.internetMessageId,
		subject: content.subject,
		bodyPreview: preview(content),
		importance: message.importance,
		parentFolderId: message.folderId,
		conversationId: message.conversationId,
		conversationIndex: message.conversationId.slice(0, 28),
		isDeliveryReceiptRequested: null,
		isReadReceiptRequested: false,
		isRead: message.isRead,
		isDraft: false,
		webLink: `https://outlook.office365.example/owa/?ItemID=${encodeURIComponent(message.id)}`,
		inferenceClassification: 'focused',
		body,
		...people(content),
		flag: { flagStatus: message.flagStatus },
		uniqueBody: body,
		internetMessageHeaders: content.headers,
	};
}

function people(content: MessageContent): object {
	return {
		...(content.sender === null ? {} : { sender: content.sender }),
		...(content.from === null ? {} : { from: content.from }),
		toRecipients: content.toRecipients,
		ccRecipients: content.ccRecipients,
		bccRecipients: content.bccRecipients,
		replyTo: content.replyTo,
	};
}

/** Properties that come with `$select` only. */
export const onlySelected: readonly string[] = ['uniqueBody', 'internetMessageHeaders'];

/** A time as Graph prints those of messages: to the second, in UTC. */
export function graphTime(at: number): string {
	return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
