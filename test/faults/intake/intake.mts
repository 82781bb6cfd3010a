import type { NodeItem } from '../../../tools/nodeRunner/messages.mts';
import type { Random } from '../random.mts';
import { digest, itemOf, mailOf, officeProtect, stranger } from './mailShapes.mts';
import { linesOf, printAlert } from './printedAlert.mts';
import type { PrintedAlert } from './printedAlert.mts';
import { tenants } from './tenants.mts';

/** What has to become of one alert, or of an item that holds none. */
export type Expected =
	| {
			readonly kind: 'ticket';
			readonly marker: string;
			readonly companyID: number;
			readonly title: string;
			/** What the description begins with; white space does not count. */
			readonly begins: string;
			/** What does not fit into a description, and must stand in one of the notes. */
			readonly tail: string | null;
	  }
	| { readonly kind: 'skip'; readonly marker: string | null; readonly reason: string };

/** An item as it comes in, with what has to become of each alert in it. */
export type Received = { readonly item: NodeItem; readonly expected: readonly Expected[] };

/** What makes an intake special. */
export type IntakeChoices = {
	/** Share of alerts whose text does not fit into a description. */
	readonly longShare?: number | undefined;
};

/** The items in which `count` alerts come in, things that are none among them. */
export function makeIntake(
	random: Random,
	count: number,
	{ longShare = 0.03 }: IntakeChoices = {},
): readonly Received[] {
	const received: Received[] = [];
	const series = random.guid().slice(0, 8);
	let made = 0;
	const marker = (): string => `case-${series}-${String((made += 1)).padStart(5, '0')}`;
	while (made < count) {
		const left = count - made;
		received.push(next(random, marker, left, longShare, received.length));
	}
	return received;
}

function next(
	random: Random,
	marker: () => string,
	left: number,
	longShare: number,
	index: number,
): Received {
	const date = dateOf(index);
	if (random.chance(longShare)) return long(marker(), random);
	const kind = random.next();
	if (kind < 0.04) {
		marker();
		return { item: itemOf(digest(date), random), expected: [skip(null, 'digest')] };
	}
	if (kind < 0.08) return mail([forgedOf(printAlert(random, marker()))], stranger, date, random);
	if (kind < 0.12) return one(printAlert(random, marker(), { tenant: tenants.unmapped }));
	if (kind < 0.16) return one(printAlert(random, marker(), { tenant: tenants.flowOff }));
	if (kind < 0.2) return one(printAlert(random, marker(), { isSkippedType: true }));
	if (kind < 0.32) return json(printAlert(random, marker()));
	const size = kind < 0.45 ? Math.min(left, random.between(2, 5)) : 1;
	const isLinked = random.chance(0.7);
	return mail(
		Array.from({ length: size }, () => expecting(printAlert(random, marker(), { isLinked }))),
		officeProtect,
		date,
		random,
	);

	function one(alert: PrintedAlert): Received {
		return mail([expecting(alert)], officeProtect, date, random);
	}
}

type Expecting = { readonly alert: PrintedAlert; readonly expected: Expected };

function mail(alerts: readonly Expecting[], from: string, date: string, random: Random): Received {
	const sent = mailOf(
		alerts.map(({ alert }) => alert),
		from,
		date,
	);
	return { item: itemOf(sent, random), expected: alerts.map(({ expected }) => expected) };
}

function expecting(alert: PrintedAlert): Expecting {
	return { alert, expected: expectedOf(alert, linesOf(alert).join('\n')) };
}

function forgedOf(alert: PrintedAlert): Expecting {
	return { alert, expected: skip(null, 'untrustedSender') };
}

function expectedOf({ marker, tenant, title, rows }: PrintedAlert, begins: string): Expected {
	if (tenant.companyID === null) return skip(marker, 'unmappedTenant');
	if (tenant === tenants.flowOff) return skip(marker, 'flowOff');
	if (rows.some(([label]) => label === 'License')) return skip(marker, 'eventTypeSkipped');
	return { kind: 'ticket', marker, companyID: tenant.companyID, title, begins, tail: null };
}

function skip(marker: string | null, reason: string): Expected {
	return { kind: 'skip', marker, reason };
}

/** An alert as JSON, as a webhook gets it. */
function json(alert: PrintedAlert): Received {
	const description = `Office Protect reports an event: ${alert.marker}.`;
	return { item: { json: jsonOf(alert, description) }, expected: [expectedOf(alert, description)] };
}

function long(marker: string, random: Random): Received {
	const alert = printAlert(random, marker);
	const begins = `Office Protect reports a long story: ${marker}.`;
	const tail = `This is the end of ${marker}.`;
	const description = `${begins}\n${'A rule forwards mail to the outside. '.repeat(260)}\n${tail}`;
	const expected = expectedOf(alert, begins);
	return {
		item: { json: jsonOf(alert, description) },
		expected: [expected.kind === 'ticket' ? { ...expected, tail } : expected],
	};
}

function jsonOf({ marker, title, rows, viewEventUrl, tenant }: PrintedAlert, description: string) {
	const [, time = ''] = rows.find(([label]) => label === 'Date') ?? [];
	return { id: marker, eventType: title, tenant: tenant.name, time, description, viewEventUrl };
}

function dateOf(index: number): string {
	return new Date(Date.UTC(2026, 3, 29, 8, 0, index)).toUTCString().replace('GMT', '+0000');
}
