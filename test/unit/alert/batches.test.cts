import { alertsIn, detailsOf, eventLinks, eventUrl } from './mails.cts';

const paragraphs = (lines: readonly string[]) => lines.map((line) => `<p>${line}</p>`).join('');
const section = (title: string, lines: readonly string[], after = '') =>
	`<section><h3>${title}</h3>${paragraphs(lines)}${after}</section>`;
const linked = (title: string, number: number) => `<a href="${eventUrl(number)}">${title}</a>`;
const row = (cells: readonly string[], cell = 'td') =>
	`<tr>${cells.map((text) => `<${cell}>${text}</${cell}>`).join('')}</tr>`;
const table = (head: readonly string[], ...rows: (readonly string[])[]) =>
	`<table>${row(head, 'th')}${rows.map((cells) => row(cells)).join('')}</table>`;

const seen = async (html: string) => {
	const alerts = await alertsIn({ subject: 'Office Protect', html });
	return alerts.map((alert) => [alert.eventTitle, alert.tenant, alert.user]);
};
const idsIn = async (html: string) => {
	const alerts = await alertsIn({ subject: 'Office Protect', html });
	return alerts.map((alert) => [alert.vendorEventId?.slice(0, 8), alert.viewEventUrl]);
};

const first = ['Tenant: Contoso', 'User: a'];
const second = ['Tenant: Fabrikam', 'User: b'];
const both = [
	['Too Many Logins', 'Contoso', 'a'],
	['Mass Download', 'Fabrikam', 'b'],
];

describe('titles that link to their events', () => {
	it.each([
		[
			'beside a View event link',
			section(linked('Too Many Logins', 1), first, eventLinks(1)) +
				section(linked('Mass Download', 2), second, eventLinks(2)),
		],
		[
			'with an id of their own',
			section(linked('Too Many Logins', 8), first, eventLinks(1)) +
				section(linked('Mass Download', 9), second, eventLinks(2)),
		],
		[
			'alone',
			section(linked('Too Many Logins', 1), first) + section(linked('Mass Download', 2), second),
		],
		[
			'beside a link that is not called View event',
			section(linked('Too Many Logins', 1), first, `<p>${linked('Investigate', 1)}</p>`) +
				section(linked('Mass Download', 2), second, `<p>${linked('Investigate', 2)}</p>`),
		],
		[
			'above another event that has no link',
			section(linked('Mass Download', 1), ['Tenant: X', 'User: x']) +
				section('Too Many Logins', first) +
				section(linked('Mass Download', 2), second),
		],
	])('%s make one alert each', async (what, html) => {
		const found = await seen(html);
		expect(found.slice(-2)).toEqual(both);
		expect(found).toHaveLength(what.startsWith('above') ? 3 : 2);
	});

	it('make one alert of one event, with its id', async () => {
		const html = section(linked('Too Many Logins', 1), first, eventLinks(1));
		expect(await idsIn(html)).toEqual([['00000001', eventUrl(1)]]);
	});

	it('that all lead to one page make one alert each, without an id', async () => {
		const page = '<a href="https://app.office-protect.com/tenants/11112222/events">';
		const link = `<p>${page}View event in Office Protect</a></p>`;
		const html =
			section(`${page}Too Many Logins</a>`, first, link) +
			section(`${page}Mass Download</a>`, second, link);
		expect(await seen(html)).toEqual(both);
	});
});

describe('a summary above the events', () => {
	const events = section('Too Many Logins', first, eventLinks(1));
	const others = section('Mass Download', second, eventLinks(2));
	it.each([
		['a table', table(['Event', 'Tenant'], ['Too Many Logins', 'X'], ['Mass Download', 'Y'])],
		[
			'a numbered table',
			table(['No.', 'Event', 'Tenant'], ['1', 'Too Many Logins', 'X'], ['2', 'Mass Download', 'Y']),
		],
		[
			'a table of links',
			table(
				['Event', 'Tenant'],
				[linked('Too Many Logins', 1), 'X'],
				[linked('Mass Download', 2), 'Y'],
			),
		],
		[
			'a list of links',
			`<ul><li>${linked('Too Many Logins', 1)}</li><li>${linked('Mass Download', 2)}</li></ul>`,
		],
		[
			'a list of View event links',
			`<p>Too Many Logins</p>${eventLinks(1)}<p>Mass Download</p>${eventLinks(2)}`,
		],
		['a list of titles', '<ul><li>Mass Download</li><li>Too Many Logins</li></ul>'],
	])('as %s does not count', async (_what, summary) => {
		expect(await seen(summary + events + others)).toEqual(both);
		expect(await idsIn(summary + events + others)).toEqual([
			['00000001', eventUrl(1)],
			['00000002', eventUrl(2)],
		]);
	});

	it('gives no event its tenant', async () => {
		const summary = table(['Event', 'Tenant'], ['Mass Download', 'X'], ['Account Deleted', 'Y']);
		const html = `${summary}${others}${section('Account Deleted', ['User: c'], eventLinks(3))}`;
		expect(await seen(html)).toEqual([both[1], ['Account Deleted', null, 'c']]);
	});

	it('names no event whose own title is unknown', async () => {
		const html = `<ul><li>Mass Download</li><li>Too Many Logins</li></ul>${others}${events}`;
		expect(await seen(html)).toEqual([both[1], both[0]]);
	});

	it('with the tenant of all events in its one row gives it to them', async () => {
		const summary = table(['Tenant', 'Date', 'Events'], ['Contoso', '2026-03-04', '2']);
		const html = `${summary}${section('Mass Download', ['User: a'], eventLinks(1))}${section('Account Deleted', ['User: b'], eventLinks(2))}`;
		expect(await seen(html)).toEqual([
			['Mass Download', 'Contoso', 'a'],
			['Account Deleted', 'Contoso', 'b'],
		]);
	});
});

describe('a table with labels in its head', () => {
	it('may number its events', async () => {
		const html = table(
			['#', 'Event', 'Tenant', 'User', 'Link'],
			['1', 'Too Many Logins', 'Contoso', 'a', eventLinks(1)],
			['2', 'Mass Download', 'Fabrikam', 'b', eventLinks(2)],
		);
		expect(await seen(html)).toEqual(both);
		const [alert] = await alertsIn({ subject: 'x', html });
		expect(alert === undefined ? [] : detailsOf(alert)).toEqual([['User', 'a']]);
	});

	it('may be a list within an event', async () => {
		const list = table(
			['Time', 'User', 'IP address'],
			['10:11', 'a', '::1'],
			['10:12', 'a', '::2'],
		);
		expect(
			await seen(section('Too Many Logins', ['Tenant: Contoso'], list + eventLinks(1))),
		).toEqual([['Too Many Logins', 'Contoso', 'a']]);
	});

	it('may hold the fields of one event, below its title', async () => {
		const fields = (tenant: string, user: string) =>
			table(['Tenant', 'User', 'Country'], [tenant, user, 'France (FR)']);
		const parts = [
			['Too Many Logins', fields('Contoso', 'a')],
			['Mass Download', fields('Fabrikam', 'b')],
		] as const;
		const html = (links: boolean) =>
			parts
				.map(([title, own], index) => section(title, [], own + (links ? eventLinks(index) : '')))
				.join('');
		expect(await seen(html(true))).toEqual(both);
		expect(await seen(html(false))).toEqual(both);
	});
});

describe('an event of an unknown type without a link', () => {
	const three = [both[0], both[1], ['Account Deleted', 'Contoso', 'c']];
	it('is told from its neighbours by labels that come again', async () => {
		const html =
			section('Too Many Logins', first) +
			section('Mass Download', second) +
			section('Account Deleted', ['Tenant: Contoso', 'User: c']);
		expect(await seen(html)).toEqual(three);
	});

	it('is told in plain text too', async () => {
		const text =
			'Too Many Logins\nTenant: Contoso\nUser: a\n\nMass Download\nTenant: Fabrikam\nUser: b\n\nAccount Deleted\nTenant: Contoso\nUser: c';
		const alerts = await alertsIn({ subject: 'x', text });
		expect(alerts.map((alert) => [alert.eventTitle, alert.tenant, alert.user])).toEqual(three);
	});

	it('is told among events with links', async () => {
		const html =
			section('Account Deleted', ['Tenant: Contoso', 'User: c'], eventLinks(1)) +
			section('Too Many Logins', first) +
			section('Mass Download', second, eventLinks(2));
		expect(await seen(html)).toEqual([three[2], ...both]);
	});
});

describe('a list of labels within an event', () => {
	it('makes no events of its own', async () => {
		const tries = ['Time: 10:11', 'User: a', 'Time: 10:12', 'User: a'];
		const html =
			section('Too Many Logins', tries, eventLinks(1)) +
			section('Mass Download', tries, eventLinks(2));
		expect((await seen(html)).map(([title]) => title)).toEqual([
			'Too Many Logins',
			'Mass Download',
		]);
	});
});

describe('a label above each title', () => {
	const above = (label: string, value: string, title: string, lines: readonly string[]) =>
		`<p>${label}: ${value}</p>${section(title, lines)}`;
	it.each([
		['with links', eventLinks(1), eventLinks(2)],
		['without links', '', ''],
	])('belongs to the event below it, %s', async (_what, one, other) => {
		const html = `${above('Time', '10:11', 'Too Many Logins', ['User: a'])}${one}${above('Time', '10:12', 'Account Deleted', ['User: b'])}${other}`;
		const alerts = await alertsIn({ subject: 'x', html });
		expect(alerts.map((alert) => [alert.occurredAtRaw, alert.text.split('\n')[0]])).toEqual([
			['10:11', 'Time: 10:11'],
			['10:12', 'Time: 10:12'],
		]);
	});

	it('stays where it is when the last event prints it below its title too', async () => {
		const html = `<p>Time: 10:00</p>${section('Too Many Logins', ['User: a', 'Time: 10:11'])}${section('Account Deleted', ['User: b', 'Time: 10:12'])}`;
		const alerts = await alertsIn({ subject: 'x', html });
		expect(alerts.map((alert) => alert.occurredAtRaw)).toEqual(['10:11', '10:12']);
	});
});
