import type { Alert } from '../../nodes/OfficeProtectAutotask/alert/alert';
import { keysOf } from '../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { readItem } from '../../nodes/OfficeProtectAutotask/alert/readItem';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { Reading } from '../../nodes/OfficeProtectAutotask/alert/reading';
import { casesOf, expectedOf, families, itemOf, optionsOf, wordsOf } from './alertCorpus.cts';

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

describe.each(families)('the corpus family %s', (family) => {
	it.each(casesOf(family))('%s is read as expected', async (name) => {
		const expected = expectedOf(family, name);
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
			const expected = expectedOf(family, name);
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
