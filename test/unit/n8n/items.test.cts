import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import { sourceItems } from '../../../nodes/OfficeProtectAutotask/n8n/items';

const file = (mimeType: string, fileName?: string): IBinaryData => ({
	data: '',
	mimeType,
	...(fileName === undefined ? {} : { fileName }),
});

/** What n8n gives, where the file of the item with the index `broken` is gone. */
async function open(items: readonly INodeExecutionData[], broken = -1) {
	const loaded: string[] = [];
	const opened = await sourceItems({
		getInputData: () => [...items],
		helpers: {
			getBinaryDataBuffer: (itemIndex, property) => {
				if (itemIndex === broken) return Promise.reject(new Error('The file is gone'));
				loaded.push(`${itemIndex} ${typeof property === 'string' ? property : ''}`);
				return Promise.resolve(Buffer.from('mail'));
			},
		},
	});
	return { opened, loaded };
}

describe('the input items', () => {
	test('bring the files that can be a mail, and load no others', async () => {
		const binary = {
			raw: file('message/rfc822; charset=utf-8'),
			named: file('application/x-anything', 'Alert.EML'),
			typed: file('application/eml'),
			untyped: file(''),
			bytes: file('application/octet-stream'),
			text: file('text/plain', 'alert.txt'),
			invoice: file('application/pdf', 'invoice.pdf'),
			picture: file('image/png'),
		};
		const { opened, loaded } = await open([{ json: { subject: 'One' }, binary }]);
		expect(loaded).toEqual(['0 raw', '0 named', '0 typed', '0 untyped', '0 bytes', '0 text']);
		expect(opened).toMatchObject([{ itemIndex: 0, json: { subject: 'One' }, failure: null }]);
		expect(opened[0]?.files[1]).toMatchObject({
			fileName: 'Alert.EML',
			mimeType: 'application/x-anything',
		});
	});

	test('of which one cannot be opened do not stop the others', async () => {
		const mail = { json: {}, binary: { raw: file('message/rfc822') } };
		const { opened } = await open([mail, mail, { json: { subject: 'No file' } }], 0);
		expect(opened.map(({ failure }) => failure?.code ?? null)).toEqual(['notReadable', null, null]);
		expect(opened[0]?.failure?.message).toContain('The file is gone');
		expect(opened[1]?.files).toHaveLength(1);
	});
});
