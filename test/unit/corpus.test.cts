import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Alert } from '../../nodes/OfficeProtectAutotask/alert/alert';
import { readItem } from '../../nodes/OfficeProtectAutotask/alert/readItem';
import {
	defaultReaderOptions,
	type ReaderOptions,
} from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { Reading } from '../../nodes/OfficeProtectAutotask/alert/reading';
import type { SourceItem } from '../../nodes/OfficeProtectAutotask/alert/sourceItem';

const corpus = join(__dirname, '..', 'fixtures', 'alerts');

interface Expected {
	readonly about: string;
	readonly options?: Readonly<Record<string, unknown>>;
	readonly readings: readonly Readonly<Record<string, unknown>>[];
}

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
		const expected: Expected = JSON.parse(source);
		const readings = await readItem(itemOf(family, name), optionsOf(expected));
		expect(readings.map(seen)).toEqual(expected.readings.map(wanted));
	});
});

it('has a corpus to read', () => {
	expect(families.length).toBeGreaterThan(10);
});
