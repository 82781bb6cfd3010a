import { DateTime } from 'luxon';
import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { readItem } from '../../../nodes/OfficeProtectAutotask/alert/readItem';
import { draftTicket } from '../../../nodes/OfficeProtectAutotask/ticket/draftTicket';
import { transliterate } from '../../../nodes/OfficeProtectAutotask/ticket/transliterate';
import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import { casesOf, expectedOf, families, itemOf, optionsOf, wordsOf } from '../alertCorpus.cts';
import { sampleTrace } from '../sampleAlert.cts';
import { sampleSchema } from './sampleSchema.cts';
import { sampleSettings } from './sampleSettings.cts';

const settings = sampleSettings({
	status: 'New',
	priority: 'High',
	ticketCategory: 'Standard',
	queueID: 'Level II',
});

/** What the ticket of an alert says, its overflow notes included, as words. */
function ticketText(alert: Alert): string {
	const drafted = draftTicket({
		alert,
		company: { companyID: 175, companyName: 'Contoso Ltd' },
		settings,
		trace: sampleTrace,
		schema: sampleSchema(),
		keys: keysOf(alert.identity),
		now: DateTime.fromISO('2026-03-04T11:00:00Z', { zone: 'utc' }),
	});
	if (drafted.kind === 'fail') throw new Error(drafted.failure.message);
	const { description, notes } = drafted.value.texts();
	return wordsOf([description, ...notes.map((note) => note.description)].join('\n'));
}

function expectedTexts(family: string, name: string): readonly string[] {
	return expectedOf(family, name).readings.flatMap(({ kind, text }) =>
		kind === 'alert' && Array.isArray(text) ? wordsOf(transliterate(text.join('\n')).text) : [],
	);
}

describe.each(families)('tickets of the corpus family %s', (family) => {
	test.each(casesOf(family))('%s: each begins with the text of its alert', async (name) => {
		const options = optionsOf(expectedOf(family, name));
		const readings = await readItem(itemOf(family, name), options);
		const texts = readings.flatMap((reading) =>
			reading.kind === 'alert' ? ticketText(reading.alert) : [],
		);
		const wanted = expectedTexts(family, name);
		expect(texts.map((text, i) => text.slice(0, wanted[i]?.length ?? 0))).toEqual(wanted);
	});
});
