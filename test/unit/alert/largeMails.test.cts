import { alertsIn, eventLinks, onlyAlertIn } from './mails.cts';

const longestMs = 10_000;

async function timed<T>(work: () => Promise<T>): Promise<T> {
	const start = performance.now();
	const result = await work();
	expect(performance.now() - start).toBeLessThan(longestMs);
	return result;
}

const alertHtml = `<h2>Too Many Logins</h2><p>Tenant: Contoso</p><p>User: a@contoso.example</p>${eventLinks(1)}`;
const filled = (piece: string) => piece.repeat(Math.ceil(2_000_000 / piece.length));

describe('a body of 2 MB', () => {
	it.each([
		['of prose', `<p>${filled('word ')}</p>`],
		['of paragraphs', filled('<p>Some words that say nothing.</p>')],
		['of tags that are never closed', filled('<div>')],
		['of closing tags that were never opened', filled('<b></i>')],
		['of nested tables', filled('<table><tr><td>')],
		['of one word', `<p>${filled('x')}</p>`],
		['of brackets', `<p>${filled('&lt;( ')}</p>`],
		['of links', filled('<a href="https://a.example/">x</a> ')],
	])('%s is read in bounded time, and the alert in it', async (_what, filling) => {
		const alert = await timed(
			async () => await onlyAlertIn({ subject: 'x', html: alertHtml + filling }),
		);
		expect([alert.eventType, alert.tenant, alert.user]).toEqual([
			'tooManyLogins',
			'Contoso',
			'a@contoso.example',
		]);
	});

	it('of plain text too', async () => {
		const text = `Too Many Logins\n\nTenant: Contoso\n\n${filled('a line of words\n')}`;
		const alert = await timed(async () => await onlyAlertIn({ subject: 'x', text }));
		expect([alert.eventType, alert.tenant]).toEqual(['tooManyLogins', 'Contoso']);
	});

	it('with two thousand events gives two thousand alerts', async () => {
		const cards = Array.from(
			{ length: 2_000 },
			(_, index) =>
				`<h3>License Assigned</h3><p>Tenant: Contoso</p><p>User: u${String(index)}@contoso.example</p>${eventLinks(index)}`,
		);
		const alerts = await timed(
			async () =>
				await alertsIn({ subject: 'x', html: cards.join(`<p>${'filling '.repeat(90)}</p>`) }),
		);
		expect(alerts).toHaveLength(2_000);
		expect(alerts.at(-1)?.user).toBe('u1999@contoso.example');
	});
});
