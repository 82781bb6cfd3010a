import type { IExecuteFunctions } from 'n8n-workflow';
import type { ReaderOptions } from '../alert/readerOptions';
import { usableFor } from '../n8n/errors';
import { sourceItems } from '../n8n/items';
import type { Readable } from '../readItems';

/** The input items with how each is to be read; `reader` gives the options by the item's index. */
export async function readableItems(
	functions: IExecuteFunctions,
	reader: (itemIndex: number) => ReaderOptions,
): Promise<readonly Readable[]> {
	return (await sourceItems(functions)).map((source) => ({
		source,
		choices: usableFor(source, () => ({ reader: reader(source.itemIndex) })),
	}));
}
