import { guid } from './alertId.mts';
import { tenantOf } from './tenants.mts';

/** A JSON alert as the node and the hand-made workflows get it. */
export type JsonAlert = {
	readonly id: string;
	readonly type: string;
	readonly tenant: string;
	readonly time: string;
	readonly user: string;
	readonly description: string;
	readonly details: Readonly<Record<string, string>>;
	readonly viewEventUrl: string;
};

const types = [
	'Sign-In from Unauthorized Country',
	'Mail Forwarding Rule(s) to External Destination Created',
	'Administrator Role Change',
	'Mailbox Access by Non-Owner',
	'Too Many Logins',
];

const story =
	'A user signed in from a country that is not on the list of authorized countries. Ask the user ' +
	'whether this was expected; if it was not, reset the password, end all sessions and look for ' +
	'new inbox rules, new devices and consent to applications. ';

/**
 * The n-th alert of a series, about 2 kB as JSON. The same series and number give the same alert;
 * no two alerts of one series are alike.
 */
export function jsonAlert(series: string, n: number): JsonAlert {
	const id = guid(`${series} ${n}`);
	return {
		id,
		type: types[n % types.length] ?? 'Too Many Logins',
		tenant: tenantOf(n).tenant,
		time: new Date(Date.UTC(2026, 2, 4, 8) + n * 1000).toISOString(),
		user: `user${n % 500}@customer.example`,
		description: story.repeat(5).trim(),
		details: {
			'IP address': `203.0.113.${n % 250}`,
			Country: 'France (FR)',
			Application: 'Office 365 Exchange Online',
			Browser: 'Edge 131 on Windows 11',
			'Correlation ID': guid(`correlation ${series} ${n}`),
		},
		viewEventUrl: `https://app.office-protect.com/events/${id}`,
	};
}

/** The first `count` alerts of a series. */
export function jsonAlerts(series: string, count: number): readonly JsonAlert[] {
	return Array.from({ length: count }, (_, n) => jsonAlert(series, n));
}
