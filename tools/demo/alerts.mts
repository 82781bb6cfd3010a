import type { DateTime } from 'luxon';

/** What the demo expects to become of an alert: the outcome's name, and the reason of a skip. */
export type Expected =
	| { readonly outcome: 'created' | 'existing' }
	| { readonly outcome: 'skipped'; readonly reason: string };

/** Something that the demo sends, and what has to become of it. */
export type Sent = {
	readonly what: string;
	readonly contentType: string;
	readonly body: string;
	readonly expected: Expected;
};

/** The alerts of the demo, in the order of sending; times are a few minutes before `now`. */
export function demoAlerts(now: DateTime): readonly Sent[] {
	const signIn = mailOfSignIn(now.minus({ minutes: 6 }));
	const mail = { contentType: 'message/rfc822', body: signIn };
	const json = (alert: object) => ({
		contentType: 'application/json',
		body: JSON.stringify(alert),
	});
	return [
		{
			what: 'a mail: sign-in at Contoso from a country that is not allowed',
			...mail,
			expected: { outcome: 'created' },
		},
		{
			what: 'JSON: a forwarding rule to the outside at Fabrikam',
			...json(forwardingRule(now.minus({ minutes: 4 }))),
			expected: { outcome: 'created' },
		},
		{
			what: 'JSON: an alert of a tenant that is mapped to no company',
			...json(unmappedTenant(now.minus({ minutes: 3 }))),
			expected: { outcome: 'skipped', reason: 'unmappedTenant' },
		},
		{
			what: 'the mail of the first alert once more',
			...mail,
			expected: { outcome: 'existing' },
		},
	];
}

function forwardingRule(at: DateTime): object {
	const id = 'b7d1f4c2-8a36-4e0b-9c51-6f2f0f8f1a02';
	return {
		id,
		type: 'Mail Forwarding Rule(s) to External Destination Created',
		tenant: 'Fabrikam Inc',
		time: at.toUTC().toISO(),
		user: 'megan@fabrikam.example',
		description: 'A mailbox rule sends copies of all mails to an address outside the organisation.',
		details: { 'Redirection mailbox': 'collector@mailbox.example', 'IP address': '198.51.100.23' },
		viewEventUrl: `https://app.office-protect.com/events/${id}`,
	};
}

function unmappedTenant(at: DateTime): object {
	const id = '0f4f5a34-4b8e-4b0e-8a55-9f0c3c7d1a03';
	return {
		id,
		type: 'Administrator Role Change',
		tenant: 'Adventure Works',
		time: at.toUTC().toISO(),
		user: 'jordan@adventure-works.example',
		description: 'A user was made Global Administrator.',
		details: { Role: 'Global Administrator' },
		viewEventUrl: `https://app.office-protect.com/events/${id}`,
	};
}

function mailOfSignIn(at: DateTime): string {
	const event = 'https://app.office-protect.com/events/3c0f5d9e-6a1b-4f7e-9d2c-5b8e7a6f1a01';
	const rows = [
		['Tenant', 'Contoso Ltd'],
		['Date', `${at.toUTC().toFormat('yyyy-MM-dd HH:mm')} UTC`],
		['User', 'adele@contoso.example'],
		['Country', 'France (FR)'],
		['IP address', '203.0.113.7'],
	].map(([label, value]) => `<tr><td>${label ?? ''}:</td><td>${value ?? ''}</td></tr>`);
	return [
		'From: "Office Protect" <alerts@office-protect.example>',
		'To: alerts@msp.example',
		'Subject: Sign-In from Unauthorized Country',
		`Date: ${at.plus({ minutes: 1 }).toRFC2822() ?? ''}`,
		'Message-ID: <demo.sign-in@office-protect.example>',
		'MIME-Version: 1.0',
		'Content-Type: text/html; charset=utf-8',
		'',
		'<!DOCTYPE html><html lang="en"><body>',
		'<p>Hello,</p>',
		'<h2>Sign-In from Unauthorized Country</h2>',
		'<p>A user signed in from a country that is not on the list of authorized countries.</p>',
		'<table role="presentation">',
		...rows,
		'</table>',
		`<p><a href="${event}">View event in Office Protect</a></p>`,
		`<p><a href="${event}/ignore">Ignore event</a></p>`,
		'</body></html>',
		'',
	].join('\r\n');
}
