import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Alert } from '../../nodes/OfficeProtectAutotask/alert/alert';
import { keysOf } from '../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { readItem } from '../../nodes/OfficeProtectAutotask/alert/readItem';
import {
	defaultReaderOptions,
	type ReaderOptions,
} from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { Reading } from '../../nodes/OfficeProtectAutotask/alert/reading';
import type { SourceItem } from '../../nodes/OfficeProtectAutotask/alert/sourceItem';

const corpus = join(__dirname, '..', 'fixtures', 'alerts');

const expectedSchema = z.object({
	about: z.string(),
	options: z.record(z.unknown()).optional(),
	readings: z.array(z.record(z.unknown())),
});

type Expected = z.infer<typeof expectedSchema>;

function casesOf(family: string): readonly string[] {
	return readdirSync(join(corpus, family))
		.filter((name) => name.endsWith('.expected.json'))
		.map((name) => name.replace(/\.expected\.json$/u, ''));
}

function itemOf(family: string, name: string): SourceItem {
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

function optionsOf(expected: Expected): ReaderOptions {
	const { authenticationServer, ...others } = expected.options ?? {};
	const server =
		typeof authenticationServer === 'string' ? { authservId: authenticationServer } : {};
	return { ...defaultReaderOptions, ...others, ...server };
}

/** Words and signs of a text; white space and quote marks do not count. */
function wordsOf(text: string): string {
	return text.replace(/^[\s>]+/gmu, ' ').replace(/\s+/gu, '');
}

function seenIn(alert: Alert) {
	const details = new Map<string, string>();
	for (const { label, value } of alert.details) if (!details.has(label)) details.set(label, value);
	return {
		kind: 'alert',
		eventType: alert.eventType,
		eventTitle: alert.eventTitle,
		tenant: alert.tenant,
		occurredAtRaw: alert.occurredAtRaw,
		occurredAt: alert.occurredAt,
		user: alert.user,
		details: Object.fromEntries(details),
		viewEventUrl: alert.viewEventUrl,
		vendorEventId: alert.vendorEventId,
		text: wordsOf(alert.text),
	};
}

function seen(reading: Reading): Readonly<Record<string, unknown>> {
	switch (reading.kind) {
		case 'alert':
			return seenIn(reading.alert);
		case 'notAlert':
			return { kind: 'notAlert', what: reading.what };
		case 'untrusted':
			return { kind: 'untrusted', why: reading.why };
		case 'unreadable':
			return { kind: 'unreadable' };
	}
}

function wanted(reading: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
	const { text } = reading;
	return Array.isArray(text) ? { ...reading, text: wordsOf(text.join('\n')) } : reading;
}

const families = readdirSync(corpus, { withFileTypes: true })
	.filter((entry) => entry.isDirectory() && casesOf(entry.name).length > 0)
	.map((entry) => entry.name);

describe.each(families)('the corpus family %s', (family) => {
	it.each(casesOf(family))('%s is read as expected', async (name) => {
		const source = readFileSync(join(corpus, family, `${name}.expected.json`), 'utf8');
		const expected = expectedSchema.parse(JSON.parse(source));
		const readings = await readItem(itemOf(family, name), optionsOf(expected));
		expect(readings.map(seen)).toEqual(expected.readings.map(wanted));
	});
});

describe.each(['same-mail', 'same-mail-bare', 'same-mail-batch'])('the mail %s', (name) => {
	it('has the same keys in every shape of n8n', async () => {
		const shapes = casesOf('n8n-items').filter((own) => own.split('.')[0] === name);
		const keys = await Promise.all(
			shapes.map(async (shape) => {
				const readings = await readItem(itemOf('n8n-items', shape), defaultReaderOptions);
				return readings.map((reading) =>
					reading.kind === 'alert' ? keysOf(reading.alert.identity) : null,
				);
			}),
		);
		expect(shapes.length).toBeGreaterThan(4);
		expect(keys[0]).not.toContain(null);
		expect(keys).toEqual(keys.map(() => keys[0]));
	});
});

it('gives each alert of the corpus a key of its own', async () => {
	const byKey = new Map<string, Set<string>>();
	for (const family of families) {
		for (const name of casesOf(family)) {
			const expected = expectedSchema.parse(
				JSON.parse(readFileSync(join(corpus, family, `${name}.expected.json`), 'utf8')),
			);
			for (const reading of await readItem(itemOf(family, name), optionsOf(expected))) {
				if (reading.kind !== 'alert') continue;
				const { alertKey } = keysOf(reading.alert.identity);
				const said = JSON.stringify([reading.alert.text, reading.alert.occurredAtRaw]);
				byKey.set(alertKey, (byKey.get(alertKey) ?? new Set()).add(wordsOf(said)));
			}
		}
	}
	const shared = [...byKey.values()].filter((texts) => texts.size > 1);
	expect(byKey.size).toBeGreaterThan(150);
	expect(shared).toEqual([]);
});

it('has a corpus to read', () => {
	expect(families.length).toBeGreaterThan(10);
});
