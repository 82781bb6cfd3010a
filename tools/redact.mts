import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import PostalMime from 'postal-mime';
import { redactor } from './redact/redactor.mts';
import { writeMail } from './redact/writeMail.mts';

/**
 * Redacts a real mail, so that it can become a fixture: `npm run redact -- mail.eml [--name
 * "Acme Inc=Contoso Ltd"]… [--out file.eml]`. Layout and wording stay; addresses, domains, ids, IP
 * addresses and the names that were given are replaced, each always by the same. Names that were
 * not given stay: read the result before you share it.
 */
async function main(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { name: { type: 'string', multiple: true }, out: { type: 'string' } },
	});
	const [file] = positionals;
	if (file === undefined) {
		throw new Error('Say which mail: npm run redact -- mail.eml [--name "Acme Inc=Contoso Ltd"]');
	}
	const redact = redactor((values.name ?? []).map(asPair));
	const mail = await PostalMime.parse(await readFile(file));
	const out = values.out ?? `${path.basename(file, '.eml')}.redacted.eml`;
	await writeFile(out, writeMail(mail, redact));
	console.log(
		`${out} is written. Read it before you share it: names that you did not give are still in it.`,
	);
}

function asPair(given: string): readonly [string, string] {
	const [from = '', to = ''] = given.split('=').map((part) => part.trim());
	if (from === '' || to === '') throw new Error(`--name needs "real=made up", not "${given}"`);
	return [from, to];
}

await main();
