import { alertsIn, detailsOf, eventLinks, eventUrl } from './mails.cts';

const row = (cells: readonly string[], cell = 'td') =>
	`<tr>${cells.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
const labels = ['Event', 'Tenant', 'User'];
const head = row(labels, 'th');
const first = ['Too Many Logins', 'Contoso', 'a'];
const second = ['Mass Download', 'Fabrikam', 'b'];
const both = [first, second];
const table = (...rows: readonly string[]) => `<table>${rows.join('')}</table>`;
const wide = (text: string, cell = 'td') => `<tr><${cell} colspan="3">${text}</${cell}></tr>`;

const alertsOf = async (html: string) => await alertsIn({ subject: 'Office Protect', html });
const seen = async (html: string) =>
	(await alertsOf(html)).map((alert) => [alert.eventTitle, alert.tenant, alert.user]);

describe('a table with an event in each row', () => {
	it.each([
		[
			'has bold cells as its head',
			table(row(labels.map((label) => `<b>${label}</b>`)), ...both.map((cells) => row(cells))),
		],
		['has more columns than its head', table(head, ...both.map((cells) => row([...cells, 'new'])))],
		[
			'lacks a last cell',
			table(row([...labels, 'Link'], 'th'), row(first), row([...second, eventLinks(2)])),
		],
		['prints its head again', table(head, row(first), head, row(second))],
		[
			'groups its rows below headings',
			table(head, wide('A', 'th'), row(first), wide('B', 'th'), row(second)),
		],
		[
			'ends with a sum',
			table(head, row(first), row(second), '<tr><td colspan="2">Total</td><td>2</td></tr>'),
		],
		[
			'has spacers between its rows',
			table(head, wide('&nbsp;'), row(first), wide('&nbsp;'), row(second)),
		],
		['has its head in a table of its own', table(head) + table(row(first), row(second))],
		['is one table a row', table(head) + table(row(first)) + table(row(second))],
	])('is read where it %s', async (_how, html) => {
		expect(await seen(html)).toEqual(both);
	});

	it('may have the details and links of an event in a row below it', async () => {
		const below = (number: number) => wide(`IP address: ::${String(number)}${eventLinks(number)}`);
		const alerts = await alertsOf(
			`${table(head, row(first), below(1), row(second), below(2))}<p>Bye</p>`,
		);
		expect(alerts.map((alert) => [alert.tenant, alert.viewEventUrl])).toEqual([
			['Contoso', eventUrl(1)],
			['Fabrikam', eventUrl(2)],
		]);
		expect(alerts.map((alert) => detailsOf(alert))).toEqual([
			[
				['User', 'a'],
				['IP address', '::1'],
			],
			[
				['User', 'b'],
				['IP address', '::2'],
			],
		]);
	});

	it('is not made of tables that have other columns than the head above them', async () => {
		const html = `<h3>Too Many Logins</h3>${table(row([...labels, 'Time'], 'th'))}<p>User: a</p>${table(row(first))}`;
		expect((await alertsOf(html)).map((alert) => alert.user)).toEqual(['a']);
	});
});

const events = (parts: readonly (readonly [title: string, rest: string])[]) =>
	parts.map(([title, rest]) => `<h3>${title}</h3>${rest}`).join('');

describe('events without links and known titles', () => {
	it('are told by the headings above their labels', async () => {
		const html = events([
			['Mass Download', '<p>Tenant: Contoso</p>'],
			['Mass Download', '<p>Tenant: Fabrikam</p>'],
		]);
		expect(await seen(html)).toEqual([
			['Mass Download', 'Contoso', null],
			['Mass Download', 'Fabrikam', null],
		]);
	});

	it('are told by headings above any label', async () => {
		const html = events([
			['Mass Download', '<p>User: a</p><p>Country: France (FR)</p>'],
			['Mass Upload', '<p>User: b</p>'],
		]);
		expect(await seen(html)).toEqual([
			['Mass Download', null, 'a'],
			['Mass Upload', null, 'b'],
		]);
	});

	it('are not told by headings of different kinds, nor by none', async () => {
		const section = '<h4>Before that</h4><p>User: b</p>';
		expect(await seen(events([['Mass Download', `<p>User: a</p>${section}`]]))).toHaveLength(1);
		expect(await seen('<p>User: a</p><p>some words</p><p>User: b</p>')).toHaveLength(1);
	});

	it.each([
		['with links', eventLinks(1), eventLinks(2)],
		['without links', '', ''],
	])('may have sections, %s', async (_what, one, other) => {
		const parts = (tenant: string) =>
			`<h4>Where</h4><p>Tenant: ${tenant}</p><p>User: a</p><h4>When</h4><p>Time: 10:11</p>`;
		const html = `<h1>News of today</h1>${events([
			['Mass Download', parts('Contoso') + one],
			['Mass Upload', parts('Fabrikam') + other],
		])}`;
		const alerts = await alertsOf(html);
		expect(alerts.map((alert) => [alert.eventTitle, alert.tenant, alert.occurredAtRaw])).toEqual([
			['Mass Download', 'Contoso', '10:11'],
			['Mass Upload', 'Fabrikam', '10:11'],
		]);
	});
});

describe('events of nothing but prose', () => {
	it('are told by headings with known titles', async () => {
		const html = events([
			['Too Many Logins', '<p>The user a did it.</p>'],
			['Account Deleted', '<p>The user b did it.</p>'],
		]);
		expect((await alertsOf(html)).map((alert) => [alert.eventType, alert.text])).toEqual([
			['tooManyLogins', 'Too Many Logins\nThe user a did it.'],
			['accountDeleted', 'Account Deleted\nThe user b did it.'],
		]);
	});

	it('are not told by a list of titles', async () => {
		const html =
			'<ul><li><b>Too Many Logins</b></li><li><b>Account Deleted</b></li></ul><p>Bye</p>';
		expect(await alertsOf(html)).toHaveLength(1);
	});
});
