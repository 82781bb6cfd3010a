import type { IBinaryData, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { SourceFile, SourceItem } from '../alert/sourceItem';

/** The input items as plain data, with the bytes of those files that can be a mail. */
export async function sourceItems(functions: IExecuteFunctions): Promise<readonly SourceItem[]> {
	return Promise.all(
		functions.getInputData().map(async (item, itemIndex) => ({
			itemIndex,
			json: item.json,
			files: await filesOf(item, itemIndex, functions),
		})),
	);
}

async function filesOf(
	item: INodeExecutionData,
	itemIndex: number,
	functions: IExecuteFunctions,
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

function mayBeMail({ mimeType, fileName }: IBinaryData): boolean {
	return mimeType === 'message/rfc822' || /\.eml$/i.test(fileName ?? '');
}
