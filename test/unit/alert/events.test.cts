import { alertsIn, eventLinks, eventUrl, onlyAlertIn } from './mails.cts';

const card = (title: string, number: number, lines: readonly string[]) =>
	`<div><h3>${title}</h3>${lines.map((line) => `<p>${line}</p>`).join('')}${eventLinks(number)}</div>`;

describe('a mail with several events', () => {
	it('is parted at the links, each part from its title to its links', async () => {
		const html = `<p>Hello,</p>${card('Too Many Logins', 1, ['Tenant: Contoso', 'User: a@contoso.example'])}${card('Mass Download', 2, ['Tenant: Fabrikam', 'User: b@fabrikam.example'])}<p>Goodbye</p>`;
		const alerts = await alertsIn({ subject: '2 events', html });
		expect(
			alerts.map(({ eventType, eventTitle, tenant, user, text }) => [
				eventType,
				eventTitle,
				tenant,
				user,
				text,
			]),
		).toEqual([
			[
				'tooManyLogins',
				'Too Many Logins',
				'Contoso',
				'a@contoso.example',
				'Too Many Logins\nTenant: Contoso\nUser: a@contoso.example\nView event in Office Protect',
			],
			[
				'unknown',
				'Mass Download',
				'Fabrikam',
				'b@fabrikam.example',
				'Mass Download\nTenant: Fabrikam\nUser: b@fabrikam.example\nView event in Office Protect',
			],
		]);
		expect(alerts.map((alert) => alert.surroundings)).toEqual(['', '']);
	});

	it('may print the tenant once above them all', async () => {
		const html = `<p>Tenant: Contoso</p>${card('Mass Download', 1, ['User: a@contoso.example'])}${card('Account Deleted', 2, ['User: b@contoso.example'])}`;
		const alerts = await alertsIn({ subject: '2 events', html });
		expect(alerts.map((alert) => [alert.eventTitle, alert.tenant])).toEqual([
			['Mass Download', 'Contoso'],
			['Account Deleted', 'Contoso'],
		]);
	});

	it('may have a heading with the tenant for each group of events', async () => {
		const html = `<p>Tenant: Contoso</p>${card('Account Deleted', 1, ['User: a'])}<p>Tenant: Fabrikam</p>${card('Account Deleted', 2, ['User: b'])}${card('Too Many Logins', 3, ['User: c'])}`;
		const alerts = await alertsIn({ subject: '3 events', html });
		expect(alerts.map((alert) => alert.tenant)).toEqual(['Contoso', 'Fabrikam', 'Fabrikam']);
	});

	const behind = (title: string, number: number, tenant: string) =>
		`${card(title, number, [`User: u${number}`])}<p>Tenant: ${tenant}</p>`;

	it.each([
		['known', 'Account Deleted'],
		['unknown', 'Mass Download'],
	])(
		'names no tenant where each stands behind its event, with a second title that is %s',
		async (_, title) => {
			const html = `${behind('Too Many Logins', 1, 'Contoso')}${behind(title, 2, 'Fabrikam')}`;
			const alerts = await alertsIn({ subject: '2 events', html });
			expect(alerts.map((alert) => alert.tenant)).toEqual([null, null]);
			expect(alerts[1]?.text).not.toContain('Contoso');
			expect(alerts[1]?.warnings.at(-1)).toMatch(/not certain which of them this alert is about/);
		},
	);

	it('may print one tenant behind them all, and in an event its own', async () => {
		const same = `${behind('Too Many Logins', 1, 'Contoso')}${behind('Account Deleted', 2, 'Contoso')}`;
		const own = `${card('Too Many Logins', 1, ['User: a'])}${card('Account Deleted', 2, ['Tenant: Fabrikam'])}<p>Tenant: Contoso</p>`;
		const tenants = async (html: string) =>
			(await alertsIn({ subject: '2 events', html })).map((alert) => alert.tenant);
		expect((await tenants(same))[1]).toBe('Contoso');
		expect(await tenants(own)).toEqual(['Contoso', 'Fabrikam']);
	});

	it('may be rows of a table', async () => {
		const row = (number: number) =>
			`<tr><td>License Assigned</td><td>Contoso</td><td>u${number}@contoso.example</td><td>${eventLinks(number)}</td></tr>`;
		const html = `<table><tr><th>Event</th><th>Tenant</th><th>User</th><th></th></tr>${row(1)}${row(2)}</table>`;
		const alerts = await alertsIn({ subject: '2 events', html });
		expect(
			alerts.map((alert) => [alert.eventType, alert.tenant, alert.user, alert.viewEventUrl]),
		).toEqual([
			['licenseAssigned', 'Contoso', 'u1@contoso.example', eventUrl(1)],
			['licenseAssigned', 'Contoso', 'u2@contoso.example', eventUrl(2)],
		]);
	});

	it('is parted at titles when there are no links', async () => {
		const text = 'Too Many Logins\nUser: a\n\nAccount Deleted\nUser: b\n\nBye';
		const alerts = await alertsIn({ subject: '2 events', text });
		expect(alerts.map((alert) => [alert.eventType, alert.text])).toEqual([
			['tooManyLogins', 'Too Many Logins\nUser: a'],
			['accountDeleted', 'Account Deleted\nUser: b'],
		]);
	});

	it('is parted at labels that come again when there are neither links nor titles', async () => {
		const text =
			'Tenant: Contoso\nEvent: Mass Download\nUser: a\n\nTenant: Fabrikam\nEvent: Account Deleted\nUser: b\n';
		const alerts = await alertsIn({ subject: '2 events', text });
		expect(alerts.map((alert) => [alert.eventTitle, alert.tenant, alert.user])).toEqual([
			['Mass Download', 'Contoso', 'a'],
			['Account Deleted', 'Fabrikam', 'b'],
		]);
	});

	it('does not come from a list of titles above', async () => {
		const html = `<ul><li>Too Many Logins</li><li>Account Deleted</li></ul>${card('Too Many Logins', 1, ['User: a'])}${card('Account Deleted', 2, ['User: b'])}`;
		const alerts = await alertsIn({ subject: '2 events', html });
		expect(alerts.map((alert) => [alert.eventType, alert.user])).toEqual([
			['tooManyLogins', 'a'],
			['accountDeleted', 'b'],
		]);
	});

	it('reads forty events of an hour', async () => {
		const cards = Array.from({ length: 40 }, (_, index) =>
			card('License Assigned', index, ['Tenant: Contoso', `User: u${index}@contoso.example`]),
		);
		const alerts = await alertsIn({ subject: '40 events', html: cards.join('<hr>') });
		expect(alerts.map((alert) => alert.user)).toEqual(
			Array.from({ length: 40 }, (_, index) => `u${index}@contoso.example`),
		);
	});
});

describe('a mail with one event', () => {
	it('keeps its whole text, without the Ignore link', async () => {
		const html = `<p>Hello,</p>${card('Account Deleted', 1, ['User: b'])}<p>Goodbye</p>`;
		const alert = await onlyAlertIn({ subject: 'Account Deleted', html });
		expect(alert.text).toBe(
			'Hello,\nAccount Deleted\nUser: b\nView event in Office Protect\nGoodbye',
		);
		expect(alert.surroundings).toBe('Account Deleted');
		expect(alert.ignoreEventUrl).toBe(`${eventUrl(1)}/ignore`);
	});

	it('is one though its link is repeated as an address', async () => {
		const html = `${card('Account Deleted', 1, ['User: b'])}<p>Or copy this address: ${eventUrl(1)}</p>`;
		const alert = await onlyAlertIn({ subject: 'x', html });
		expect(alert.text).toContain(`Or copy this address: ${eventUrl(1)}`);
	});

	it.each([
		[
			`View event: ${eventUrl(1)}\nIgnore event: ${eventUrl(1)}/ignore\nBye`,
			`View event: ${eventUrl(1)}\nBye`,
		],
		[
			`View event<${eventUrl(1)}>\nIgnore event<${eventUrl(1)}/ignore>`,
			`View event<${eventUrl(1)}>`,
		],
		[
			`View event\n  ${eventUrl(1)}\nIgnore event\n  ${eventUrl(1)}/ignore`,
			`View event\n${eventUrl(1)}`,
		],
		[
			`View event ( ${eventUrl(1)} )\nIgnore event ( ${eventUrl(1)}/ignore )`,
			`View event ( ${eventUrl(1)} )`,
		],
	])('loses the Ignore link of a plain text, label and address', async (links, left) => {
		const alert = await onlyAlertIn({ subject: 'x', text: `Account Deleted\nUser: b\n${links}` });
		expect(alert.text.replace(/ \)$/u, ' )')).toBe(`Account Deleted\nUser: b\n${left}`);
		expect(alert.viewEventUrl).toBe(eventUrl(1));
		expect(alert.ignoreEventUrl).toBe(`${eventUrl(1)}/ignore`);
	});

	it('keeps values that are worded like the links', async () => {
		const html = `<h2>Suspicious Inbox Rule Detected</h2><p>Rule name: Ignore event<br>Rule: View event in Office Protect</p>${eventLinks(1)}`;
		const alert = await onlyAlertIn({ subject: 'x', html });
		expect(alert.text).toContain('Rule name: Ignore event\nRule: View event in Office Protect\n');
		expect(alert.viewEventUrl).toBe(eventUrl(1));
	});
});

const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('');
const first = ['Tenant: Contoso', 'User: a'];
const second = ['Tenant: Fabrikam', 'User: b'];

describe('links that come before their events', () => {
	it('begin them', async () => {
		const html = `${eventLinks(1)}<p>Something odd</p>${paragraphs(first)}${eventLinks(2)}<p>Something else</p>${paragraphs(second)}`;
		const alerts = await alertsIn({ subject: 'x', html });
		expect(alerts.map((alert) => [alert.viewEventUrl, alert.tenant, alert.user])).toEqual([
			[eventUrl(1), 'Contoso', 'a'],
			[eventUrl(2), 'Fabrikam', 'b'],
		]);
	});
});

describe('an event with neither heading nor known title', () => {
	it('begins at the short line above its labels, or at the rule before it', async () => {
		const text = `Hello all,\n\nSomething odd\nUser: a\nView event in Office Protect: ${eventUrl(1)}\n-----\nThis one is longer, and ends like a sentence.\nUser: b\nView event in Office Protect: ${eventUrl(2)}`;
		const alerts = await alertsIn({ subject: 'x', text });
		expect(alerts.map((alert) => alert.text.split('\n')[0])).toEqual([
			'Something odd',
			'This one is longer, and ends like a sentence.',
		]);
	});

	it('begins at its labels where a sentence stands above them', async () => {
		const text = `These are your events.\nUser: a\nView event in Office Protect: ${eventUrl(1)}\n\nUser: b\nView event in Office Protect: ${eventUrl(2)}`;
		const alerts = await alertsIn({ subject: 'x', text });
		expect(alerts.map((alert) => alert.text.split('\n')[0])).toEqual(['User: a', 'User: b']);
	});
});
