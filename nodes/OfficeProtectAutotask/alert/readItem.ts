import type { ReaderOptions } from './readerOptions';
import { readJsonAlerts } from './json/readJsonAlerts';
import { readMail } from './mail/readMail';
import type { PlainReading, Reading } from './reading';
import type { MailWithAttached, Source } from './shapes/source';
import { sourcesOf } from './shapes/sourcesOf';
import type { SourceItem } from './sourceItem';
import { distrust } from './trust/trust';

/**
 * Reads an input item: what alerts it holds, or why it holds none. Never rejects, and gives at least
 * one reading; positions count from 0 within the item. Nothing is fetched; links are data.
 */
export async function readItem(
	item: SourceItem,
	options: ReaderOptions,
): Promise<readonly Reading[]> {
	const readings = await readingsOf(item, options);
	return readings.map((reading, position) => ({
		...reading,
		origin: { itemIndex: item.itemIndex, position },
	}));
}

async function readingsOf(
	item: SourceItem,
	options: ReaderOptions,
): Promise<readonly PlainReading[]> {
	try {
		const sources = await sourcesOf(item);
		return sources.flatMap((source) => readingsOfSource(source, options));
	} catch (error) {
		return [notReadable(error instanceof Error ? error.message : 'unknown reason')];
	}
}

function readingsOfSource(source: Source, options: ReaderOptions): readonly PlainReading[] {
	switch (source.kind) {
		case 'mails':
			return atLeastOne(source.mails.flatMap((mail) => readingsOfMail(mail, options)));
		case 'json':
			return atLeastOne(readJsonAlerts(source.alerts, options));
		case 'alert':
		case 'unreadable':
			return [source];
	}
}

function readingsOfMail(
	{ mail, attached }: MailWithAttached,
	options: ReaderOptions,
): readonly PlainReading[] {
	const distrusted = distrust(mail, options);
	if (distrusted !== null) return [{ kind: 'untrusted', ...distrusted }];
	const isBlank = mail.html === null && mail.text === null;
	const around = isBlank && attached.length > 0 ? [] : readMail(mail, options);
	if (attached.length === 0) return around;
	const inside = attached.flatMap((inner) => readMail(inner, options));
	// A note above a forwarded alert is no alert, and a mail attached to an alert is none either.
	return around.length === 0 || inside.some(isCertain)
		? [...around.filter(isCertain), ...inside]
		: around;
}

function isCertain(reading: PlainReading): boolean {
	if (reading.kind !== 'alert') return false;
	return reading.alert.eventType !== 'unknown' || reading.alert.viewEventUrl !== null;
}

function atLeastOne(readings: readonly PlainReading[]): readonly PlainReading[] {
	return readings.length > 0 ? readings : [notReadable('nothing was found in it')];
}

function notReadable(reason: string): PlainReading {
	return {
		kind: 'unreadable',
		failure: {
			code: 'notReadable',
			message: `The item could not be read: ${reason}.`,
			remedy:
				'Check that the item is a mail or an alert; keep it, so that the reader can be corrected.',
			again: 'never',
			autotask: [],
		},
	};
}
