import type { MailHeader } from '../adminApi.mts';

export type Recipient = {
	readonly emailAddress: { readonly name: string; readonly address: string };
};

export type Attachment = {
	readonly id: string;
	/** A file, or a mail that was attached as such. */
	readonly kind: 'file' | 'item';
	readonly name: string;
	readonly contentType: string;
	readonly isInline: boolean;
	readonly contentId: string | null;
	readonly bytes: Buffer;
};

/** What a mail says, apart from where it lies; times in milliseconds since the epoch. */
export type MessageContent = {
	/** With angle brackets; empty when the mail has none. */
	readonly internetMessageId: string;
	readonly subject: string;
	readonly body: { readonly contentType: 'html' | 'text'; readonly content: string };
	readonly from: Recipient | null;
	readonly sender: Recipient | null;
	readonly toRecipients: readonly Recipient[];
	readonly ccRecipients: readonly Recipient[];
	readonly bccRecipients: readonly Recipient[];
	readonly replyTo: readonly Recipient[];
	/** The Date header; null when there is none that can be read. */
	readonly sentAt: number | null;
	readonly importance: string;
	/** In the order of the mail. */
	readonly headers: readonly MailHeader[];
	readonly attachments: readonly Attachment[];
	/** The mail as it came. */
	readonly mime: Buffer;
};

/** A mail in a folder. */
export type StoredMessage = {
	readonly content: MessageContent;
	readonly immutableId: string;
	readonly conversationId: string;
	readonly receivedAt: number;
	readonly createdAt: number;
	/** By the stand-in's clock: nobody sees the mail before. */
	visibleAt: number;
	/** Changes with the folder. */
	id: string;
	folderId: string;
	modifiedAt: number;
	/** How often it was changed: its change key. */
	changes: number;
	isRead: boolean;
	categories: readonly string[];
	importance: string;
	flagStatus: string;
};

export function recipient(address: string, name = address): Recipient {
	return { emailAddress: { name, address } };
}

/** Whether Graph says that the message has attachments: inline ones do not count. */
export function hasAttachments({ content }: StoredMessage): boolean {
	return content.attachments.some((attachment) => !attachment.isInline);
}

/** The Date header, or the received time when there is none. */
export function sentTime(message: StoredMessage): number {
	return message.content.sentAt ?? message.receivedAt;
}
