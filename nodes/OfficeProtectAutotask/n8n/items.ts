import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SourceFile, SourceItem } from '../alert/sourceItem';
import type { Failure } from '../failure';
import { errorText } from './errorText';

type Functions = Pick<IExecuteFunctions, 'getInputData'> & {
	readonly helpers: Pick<IExecuteFunctions['helpers'], 'getBinaryDataBuffer'>;
};

/** An input item as plain data; or why a file of it, which may be a mail, cannot be opened. */
export type OpenedItem = SourceItem & { readonly failure: Failure | null };

/**
 * The input items as plain data, with the bytes of those files that can be a mail. An item whose
 * files cannot be opened does not stop the others.
 */
export async function sourceItems(functions: Functions): Promise<readonly OpenedItem[]> {
	return Promise.all(
		functions.getInputData().map((item, itemIndex): OpenedItem | Promise<OpenedItem> => {
			const source = { itemIndex, json: item.json, files: [], failure: null };
			return item.binary === undefined ? source : withFiles(source, item, functions);
		}),
	);
}

async function withFiles(
	source: SourceItem,
	item: INodeExecutionData,
	functions: Functions,
): Promise<OpenedItem> {
	try {
		const files = await filesOf(item, source.itemIndex, functions);
		return { ...source, files, failure: null };
	} catch (error) {
		return { ...source, failure: notOpened(error) };
	}
}

function notOpened(error: unknown): Failure {
	return {
		code: 'notReadable',
		message: `A file of the item cannot be opened: ${errorText(error)}`,
		remedy: 'Check that the binary data of the item still exist, then run it again.',
		again: 'later',
		autotask: [],
	};
}

async function filesOf(
	item: INodeExecutionData,
	itemIndex: number,
	functions: Functions,
): Promise<readonly SourceFile[]> {
	const mails = Object.entries(item.binary ?? {}).filter(([, file]) => mayBeMail(file));
	return Promise.all(
		mails.map(async ([property, { fileName, mimeType }]) => ({
			fileName: fileName ?? null,
			mimeType,
			bytes: await functions.helpers.getBinaryDataBuffer(itemIndex, property),
		})),
	);
}

/** Attachments of other types are not even loaded. */
const typeOfMail = /^\s*(?:message\/|application\/(?:eml|octet-stream)|text\/plain|;|$)/i;

function mayBeMail({ mimeType, fileName }: IBinaryData): boolean {
	return typeOfMail.test(mimeType) || /\.eml$/i.test(fileName ?? '');
}
