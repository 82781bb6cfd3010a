import { detailsOf, eventLinks, onlyAlertIn } from './mails.cts';

describe('labels and values beside one another on a line', () => {
	it.each([
		[
			'User: a · Deleted account: b',
			[
				['User', 'a'],
				['Deleted account', 'b'],
			],
		],
		[
			'Event | User: a | Country: France (FR)',
			[
				['User', 'a'],
				['Country', 'France (FR)'],
			],
		],
		[
			'<b>User</b> a · <b>Account</b> b',
			[
				['User', 'a'],
				['Account', 'b'],
			],
		],
		['News: a · b', [['News', 'a · b']]],
		['User guide | Client portal | Time off', []],
	])('%s', async (line, details) => {
		const html = `<h3>Something else</h3><p>${line}</p>`;
		const alert = await onlyAlertIn({ subject: 'Too Many Logins', html });
		expect(detailsOf(alert)).toEqual(details);
	});
});

describe('labels and values in tables', () => {
	const rows = (...cells: readonly (readonly string[])[]) =>
		`<table>${cells.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;
	it.each([
		[
			'a label without a value',
			rows(['User:', ''], ['Country:', 'France (FR)']),
			[
				['User', ''],
				['Country', 'France (FR)'],
			],
		],
		['a colon in a cell of its own', rows(['User', ':', 'a']), [['User', 'a']]],
		[
			'two pairs in a row',
			rows(['User', 'a', 'Country', 'France (FR)']),
			[
				['User', 'a'],
				['Country', 'France (FR)'],
			],
		],
		['a row of three that is no pair', rows(['User', 'a'], ['b', 'c', 'd']), [['User', 'a']]],
		['a link instead of a value', rows(['User', 'a'], ['Event', eventLinks(1)]), [['User', 'a']]],
		['a text that is no label', rows(['User', 'a'], ['See this, please.', 'x']), [['User', 'a']]],
		['a column head', rows(['Property', 'Value'], ['User', 'a']), [['User', 'a']]],
		[
			'labels above their values',
			rows(['User', 'Country', 'Browser'], ['a', 'France (FR)', 'Edge']),
			[
				['User', 'a'],
				['Country', 'France (FR)'],
				['Browser', 'Edge'],
			],
		],
	])('%s', async (_what, html, details) => {
		const alert = await onlyAlertIn({ subject: 'x', html: `<h3>Too Many Logins</h3>${html}` });
		expect(detailsOf(alert)).toEqual(details);
	});
});

describe('definition lists within definition lists', () => {
	it('define the terms within; the term around them has no value', async () => {
		const html =
			'<dl><dt>User</dt><dd>a</dd><dt>Device</dt><dd><dl><dt>Browser</dt><dd>Edge</dd><dt>Empty</dt><dt>Country</dt><dd>France</dd><dd>(FR)</dd></dl></dd></dl>';
		const alert = await onlyAlertIn({ subject: 'Too Many Logins', html });
		expect(detailsOf(alert)).toEqual([
			['User', 'a'],
			['Browser', 'Edge'],
			['Empty', ''],
			['Country', 'France\n(FR)'],
		]);
	});
});

describe('a date and a time of day', () => {
	it.each([
		[
			'in this order',
			'Date: March 4, 2026<br>Time: 10:11 UTC',
			'March 4, 2026 10:11 UTC',
			'2026-03-04T10:11:00.000Z',
		],
		[
			'in the other order',
			'Time: 10:11 UTC<br>Date: March 4, 2026',
			'March 4, 2026 10:11 UTC',
			'2026-03-04T10:11:00.000Z',
		],
		[
			'with the zone in the label',
			'Time (UTC): March 4, 2026 10:11',
			'March 4, 2026 10:11',
			'2026-03-04T10:11:00.000Z',
		],
		[
			'of which the second says no more',
			'Time: March 4, 2026 10:11 UTC<br>Date: today',
			'March 4, 2026 10:11 UTC',
			'2026-03-04T10:11:00.000Z',
		],
	])('beside labels of their own, %s, are one time', async (_how, html, raw, instant) => {
		const alert = await onlyAlertIn({ subject: 'Too Many Logins', html: `<p>${html}</p>` });
		expect([alert.occurredAtRaw, alert.occurredAt]).toEqual([raw, instant]);
	});
});
