import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { ReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { SourceItem } from '../../nodes/OfficeProtectAutotask/alert/sourceItem';

const corpus = join(__dirname, '..', 'fixtures', 'alerts');

const expectedSchema = z.object({
	about: z.string(),
	options: z.record(z.unknown()).optional(),
	readings: z.array(z.record(z.unknown())),
});

export type Expected = z.infer<typeof expectedSchema>;

/** Every layout family of the corpus. */
export const families: readonly string[] = readdirSync(corpus, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && casesOf(entry.name).length > 0)
	.map((entry) => entry.name);

/** What is to be read of a case, as its file says. */
export function expectedOf(family: string, name: string): Expected {
	const source = readFileSync(join(corpus, family, `${name}.expected.json`), 'utf8');
	return expectedSchema.parse(JSON.parse(source));
}

/** The cases of a family, by name. */
export function casesOf(family: string): readonly string[] {
	return readdirSync(join(corpus, family))
		.filter((name) => name.endsWith('.expected.json'))
		.map((name) => name.replace(/\.expected\.json$/u, ''));
}

/** The input item of a case. */
export function itemOf(family: string, name: string): SourceItem {
	const files = readdirSync(join(corpus, family));
	const path = (suffix: string) => join(corpus, family, `${name}.${suffix}`);
	if (files.includes(`${name}.eml`)) {
		const file = {
			fileName: `${name}.eml`,
			mimeType: 'message/rfc822',
			bytes: readFileSync(path('eml')),
		};
		return { itemIndex: 0, json: {}, files: [file] };
	}
	if (files.includes(`${name}.item.json`)) {
		const item: unknown = JSON.parse(readFileSync(path('item.json'), 'utf8'));
		const json = typeof item === 'object' && item !== null && 'json' in item ? item.json : null;
		return { itemIndex: 0, json, files: [] };
	}
	return { itemIndex: 0, json: JSON.parse(readFileSync(path('body.json'), 'utf8')), files: [] };
}

/** The reader options of a case. */
export function optionsOf(expected: Expected): ReaderOptions {
	const { authenticationServer, ...others } = expected.options ?? {};
	const server =
		typeof authenticationServer === 'string' ? { authservId: authenticationServer } : {};
	return { ...defaultReaderOptions, ...others, ...server };
}

/** Words and signs of a text; white space and quote marks do not count. */
export function wordsOf(text: string): string {
	return text.replace(/^[\s>]+/gmu, ' ').replace(/\s+/gu, '');
}
