import { GraphRefusal, badRequest, itemNotFound } from '../graphError.mts';
import { initialFolders, newFolder } from './folders.mts';
import type { Folder } from './folders.mts';
import type { MessageContent, StoredMessage } from './message.mts';
import { isOutlookId, outlookId } from './outlookId.mts';

export type Arrival = {
	readonly folder: string;
	readonly receivedAt: number;
	readonly visibleAt: number;
	readonly isRead: boolean;
	readonly now: number;
};

/** One mailbox: its folders and messages. */
export class Mailbox {
	readonly #folders = initialFolders();
	#messages: StoredMessage[] = [];
	#arrived = 0;

	get folders(): readonly Folder[] {
		return this.#folders;
	}

	/** All messages, visible or not, in the order of their arrival. */
	get messages(): readonly StoredMessage[] {
		return this.#messages;
	}

	visible(now: number): readonly StoredMessage[] {
		return this.#messages.filter((message) => message.visibleAt <= now);
	}

	/** The folder of a well-known name or an id; a refusal when there is none. */
	folder(nameOrId: string): Folder {
		const name = nameOrId.toLowerCase();
		const folder = this.#folders.find(
			({ id, wellKnownName }) => id === nameOrId || wellKnownName === name,
		);
		if (folder !== undefined) return folder;
		throw isOutlookId(nameOrId) ? itemNotFound() : badId();
	}

	addFolder(displayName: string, parentFolderId?: string): Folder {
		const folder = newFolder(displayName, parentFolderId);
		if (this.#folders.some(({ id }) => id === folder.id)) {
			throw new GraphRefusal(
				409,
				'ErrorFolderExists',
				'A folder with the specified name already exists.',
			);
		}
		this.#folders.push(folder);
		return folder;
	}

	/** The visible message of an id, immutable or not; a refusal when there is none. */
	message(id: string, now: number): StoredMessage {
		if (!isOutlookId(id)) throw badId();
		const found = this.visible(now).find((one) => one.id === id || one.immutableId === id);
		if (found === undefined) throw itemNotFound();
		return found;
	}

	/** Puts a mail into a folder. */
	arrive(content: MessageContent, arrival: Arrival): StoredMessage {
		this.#arrived += 1;
		const folderId = this.folder(arrival.folder).id;
		const immutableId = outlookId('immutable', this.#arrived);
		const message: StoredMessage = {
			content,
			immutableId,
			id: outlookId(immutableId, folderId),
			folderId,
			conversationId: outlookId('conversation', conversationOf(content.subject)),
			receivedAt: arrival.receivedAt,
			createdAt: arrival.now,
			modifiedAt: arrival.now,
			visibleAt: arrival.visibleAt,
			changes: 0,
			isRead: arrival.isRead,
			categories: [],
			importance: content.importance,
			flagStatus: 'notFlagged',
		};
		this.#messages.push(message);
		return message;
	}

	/** Moves a message to another folder, which gives it another id. */
	move(message: StoredMessage, folder: Folder, now: number): void {
		message.folderId = folder.id;
		message.id = outlookId(message.immutableId, folder.id, message.changes);
		this.change(message, {}, now);
	}

	change(
		message: StoredMessage,
		changes: Partial<
			Pick<StoredMessage, 'isRead' | 'categories' | 'importance' | 'flagStatus' | 'visibleAt'>
		>,
		now: number,
	): void {
		Object.assign(message, changes);
		message.changes += 1;
		message.modifiedAt = now;
	}

	/** Takes a message out of the mailbox. */
	remove(message: StoredMessage): void {
		this.#messages = this.#messages.filter((other) => other !== message);
	}
}

function badId(): GraphRefusal {
	return badRequest('Id is malformed.', 'ErrorInvalidIdMalformed');
}

function conversationOf(subject: string): string {
	return subject.replace(/^((re|fw|fwd|aw|wg|tr):\s*)+/i, '');
}
