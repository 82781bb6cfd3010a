import type { Envelope, PrintedAlert } from '../identity/identityOf';
import { instantIn } from '../shapes/headerFields';
import type { JsonAlert } from '../shapes/jsonAlert';
import { keyAsLabel } from '../wording';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** What a JSON alert says, for its identity. */
export function printedInJson(alert: JsonAlert): PrintedAlert {
	const href = alert.viewEventUrl;
	return {
		title: alert.type,
		pairs: pairsOf(alert),
		sharedTenant: null,
		prose: alert.description ?? '',
		links: href === null ? [] : [{ label: 'View event in Office Protect', href }],
		ownId: alert.id,
	};
}

function pairsOf(alert: JsonAlert): PrintedAlert['pairs'] {
	const named = [
		{ label: 'event type', value: alert.type },
		{ label: 'tenant', value: alert.tenant },
		{ label: 'time', value: alert.time },
	].flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
	return [
		...named,
		...alert.details.map(({ label, value }) => ({ label: keyAsLabel(label), value })),
	];
}

/** What a JSON alert says of the mail that it came in. */
export function envelopeOf(alert: JsonAlert): Envelope {
	return {
		date: alert.mailDate === null ? null : instantIn(alert.mailDate),
		recipients: [],
		subject: '',
	};
}
