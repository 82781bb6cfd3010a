import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { readItem } from '../../../nodes/OfficeProtectAutotask/alert/readItem';
import { casesOf, expectedOf, families, itemOf, optionsOf } from '../alertCorpus.cts';

const path = join(__dirname, '..', '..', 'fixtures', 'op1-corpus-keys.json');
const { keys } = z
	.object({ keys: z.record(z.record(z.array(z.string()))) })
	.parse(JSON.parse(readFileSync(path, 'utf8')));

async function keysIn(family: string, name: string): Promise<readonly string[]> {
	const readings = await readItem(itemOf(family, name), optionsOf(expectedOf(family, name)));
	return readings.flatMap((reading) =>
		reading.kind === 'alert' ? [keysOf(reading.alert.identity).externalId] : [],
	);
}

describe('the keys of the corpus', () => {
	it.each(families)('are for ever: %s', async (family) => {
		const names = casesOf(family);
		const found = await Promise.all(names.map(async (name) => await keysIn(family, name)));
		expect(Object.fromEntries(names.map((name, index) => [name, found[index]]))).toEqual(
			keys[family],
		);
	});

	it('are those of the families that there are', () => {
		expect(Object.keys(keys).sort()).toEqual([...families].sort());
	});
});
