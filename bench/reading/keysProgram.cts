/** Gives the external ids of JSON alerts: `keysProgram <file with a list of alerts>`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { keysOf } from '../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { readItem } from '../../nodes/OfficeProtectAutotask/alert/readItem';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';

async function main(file: string): Promise<void> {
	const items = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
	const ids: string[] = [];
	for (const [itemIndex, json] of items.entries()) {
		const [reading] = await readItem({ itemIndex, json, files: [] }, defaultReaderOptions);
		if (reading?.kind !== 'alert') throw new Error(`Item ${String(itemIndex)} is no alert`);
		ids.push(keysOf(reading.alert.identity).externalId);
	}
	process.stdout.write(`${JSON.stringify(ids)}\n`);
}

const [file = ''] = process.argv.slice(2);
main(file).catch((error: unknown) => {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
});
