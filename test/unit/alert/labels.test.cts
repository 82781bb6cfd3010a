import { labelBook } from '../../../nodes/OfficeProtectAutotask/alert/labels/labelBook';
import { detailsOf, onlyAlertIn } from './mails.cts';

const title = '<h2>Too Many Logins</h2>';
const wanted = [
	['User', 'adele@contoso.example'],
	['Attempts', '12: all failed'],
];

describe.each([
	[
		'a table of two columns',
		'<table><tr><td>Tenant</td><td>Contoso</td></tr><tr><td>Date</td><td>2026-03-04 10:11 UTC</td></tr><tr><td>User</td><td>adele@contoso.example</td></tr><tr><td>Attempts</td><td>12: all failed</td></tr></table>',
	],
	[
		'a table with its labels on top',
		'<table><tr><th>Tenant</th><th>Date</th><th>User</th><th>Attempts</th></tr><tr><td>Contoso</td><td>2026-03-04 10:11 UTC</td><td>adele@contoso.example</td><td>12: all failed</td></tr></table>',
	],
	[
		'a definition list',
		'<dl><dt>Tenant<dd>Contoso<dt>Date<dd>2026-03-04 10:11 UTC<dt>User<dd>adele@contoso.example<dt>Attempts<dd>12: all failed</dl>',
	],
	[
		'lines with colons',
		'<p>Tenant: Contoso<br>Date : 2026-03-04 10:11 UTC<br>User: adele@contoso.example<br>Attempts: 12: all failed</p>',
	],
	[
		'bold labels without colons',
		'<p><b>Tenant</b> Contoso<br><b>Date</b> 2026-03-04 10:11 UTC<br><b>User</b> adele@contoso.example<br><b>Attempts</b> 12: all failed</p>',
	],
	[
		'labels above their values',
		'<div>Tenant:</div><div>Contoso</div><div>Date:</div><div>2026-03-04 10:11 UTC</div><div>User:</div><div>adele@contoso.example</div><div>Attempts:</div><div>12: all failed</div>',
	],
	[
		'labels above their values that only look like labels',
		'<p class="k">TENANT</p><p>Contoso</p><p class="k">DATE</p><p>2026-03-04 10:11 UTC</p><p class="k">User</p><p>adele@contoso.example</p><p class="k">Attempts</p><p>12: all failed</p>',
	],
	[
		'columns of a preformatted text',
		'<pre>Tenant     Contoso\nDate       2026-03-04 10:11 UTC\nUser       adele@contoso.example\nAttempts   12: all failed</pre>',
	],
	[
		'one line with bars',
		'<p>Tenant: Contoso | Date: 2026-03-04 10:11 UTC | User: adele@contoso.example</p><p>Attempts: 12: all failed</p>',
	],
])('labels and values in %s', (_layout, html) => {
	it('are read', async () => {
		const alert = await onlyAlertIn({ subject: 'An alert', html: title + html });
		expect(alert.tenant).toBe('Contoso');
		expect(alert.occurredAtRaw).toBe('2026-03-04 10:11 UTC');
		expect(alert.user).toBe('adele@contoso.example');
		expect(detailsOf(alert)).toEqual(wanted);
	});
});

describe('labels and values of plain text', () => {
	it('go on over indented lines, and end with the next label', async () => {
		const text =
			'Too Many Logins\n\nTenant: Contoso\nPermissions: Mail.Read,\n             Mail.Send\nUser: adele@contoso.example';
		const alert = await onlyAlertIn({ subject: 'An alert', text });
		expect(detailsOf(alert)).toEqual([
			['Permissions', 'Mail.Read,\nMail.Send'],
			['User', 'adele@contoso.example'],
		]);
	});

	it('may stand in columns without colons', async () => {
		const text =
			'Too Many Logins\n\n  Tenant      Contoso Ltd\n  User        adele@contoso.example\n  Attempts    12\n';
		const alert = await onlyAlertIn({ subject: 'An alert', text });
		expect([alert.tenant, alert.user]).toEqual(['Contoso Ltd', 'adele@contoso.example']);
		expect(detailsOf(alert)).toContainEqual(['Attempts', '12']);
	});
});

describe('what is no label', () => {
	it.each([
		[
			'an empty value does not take the next label',
			'<div>User:</div><div></div><div>Country:</div><div>France (FR)</div>',
			[
				['User', ''],
				['Country', 'France (FR)'],
			],
		],
		[
			'a column head',
			'<table><tr><th>Field</th><th>Value</th></tr><tr><th>User</th><td>a@b.example</td></tr></table>',
			[['User', 'a@b.example']],
		],
		[
			'a web address',
			'<p>https://contoso.example/a</p><p>User: a@b.example</p>',
			[['User', 'a@b.example']],
		],
		[
			'a sentence',
			'<p>Good news: the setting was put back again.</p><ul><li>User: a@b.example</ul>',
			[['User', 'a@b.example']],
		],
		[
			'a greeting',
			'<p>Hello team:</p><p>something happened</p><p>User: a@b.example</p>',
			[['User', 'a@b.example']],
		],
	])('%s', async (_what, html, details) => {
		const alert = await onlyAlertIn({ subject: 'Too Many Logins', html });
		expect(detailsOf(alert)).toEqual(details);
	});

	it('the header lines of a forwarded mail', async () => {
		const html =
			'<p>From: Robin<br>Sent: Wednesday, March 4, 2026 11:15 AM<br>To: desk@msp.example<br>Subject: Account Deleted</p><h2>Too Many Logins</h2><p>User: a@b.example</p>';
		const alert = await onlyAlertIn({ subject: 'Fw: Account Deleted', html });
		expect(alert.eventType).toBe('tooManyLogins');
		expect(alert.occurredAtRaw).toBeNull();
		expect(detailsOf(alert)).toEqual([['User', 'a@b.example']]);
	});
});

describe('the meaning of labels', () => {
	const meaningOf = labelBook([
		{ label: 'Kunde', meaning: 'tenant' },
		{ label: 'User', meaning: 'country' },
	]);

	it.each([
		['Nom d’utilisateur', 'user'],
		['ADRESSE IP', 'ipAddress'],
		['Date (UTC)', 'time'],
		['Concerned user(s)', 'user'],
		['Kunde', 'tenant'],
		['User', 'country'],
		['Received at', 'delivery'],
		['Shoe size', null],
	])('%s is %s', (label, meaning) => {
		expect(meaningOf(label)).toBe(meaning);
	});

	it('takes a label of the user’s own from a mail', async () => {
		const html = '<h2>Too Many Logins</h2><p>Kunde: Contoso<br>User: a@b.example</p>';
		const extraLabels = [{ label: 'Kunde', meaning: 'tenant' as const }];
		const alert = await onlyAlertIn({ subject: 'x', html }, { extraLabels });
		expect(alert.tenant).toBe('Contoso');
		expect((await onlyAlertIn({ subject: 'x', html })).tenant).toBeNull();
	});
});
