import { outlookId } from './outlookId.mts';

export type Folder = {
	readonly id: string;
	readonly displayName: string;
	readonly parentFolderId: string;
	/** Null for a folder that a user made. */
	readonly wellKnownName: string | null;
};

const root = outlookId('folder', 'msgfolderroot');
const wellKnown: Readonly<Record<string, string>> = {
	archive: 'Archive',
	conversationhistory: 'Conversation History',
	deleteditems: 'Deleted Items',
	drafts: 'Drafts',
	inbox: 'Inbox',
	junkemail: 'Junk Email',
	outbox: 'Outbox',
	sentitems: 'Sent Items',
};

/** The folders of a new mailbox, by display name. */
export function initialFolders(): Folder[] {
	return Object.entries(wellKnown).map(([name, displayName]) => ({
		id: outlookId('folder', name),
		displayName,
		parentFolderId: root,
		wellKnownName: name,
	}));
}

/** A folder that a user makes, at the top level unless a parent is given. */
export function newFolder(displayName: string, parentFolderId = root): Folder {
	const id = outlookId('folder', parentFolderId, displayName);
	return { id, displayName, parentFolderId, wellKnownName: null };
}

export function isTopLevel(folder: Folder): boolean {
	return folder.parentFolderId === root;
}
