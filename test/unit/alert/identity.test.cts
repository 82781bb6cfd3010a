import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import {
	alertsAmong,
	alertsIn,
	channels,
	eventLinks,
	eventUrl,
	onlyAlertIn,
	read,
} from './mails.cts';
import type { Letter } from './mails.cts';

const keyOf = async (letter: Letter) => keysOf((await onlyAlertIn(letter)).identity).alertKey;
const keysIn = async (letter: Letter) =>
	(await alertsIn(letter)).map((alert) => keysOf(alert.identity).alertKey);

const body = (lines: readonly string[], links = '') =>
	`<h2>Too Many Logins</h2>${lines.map((line) => `<p>${line}</p>`).join('')}${links}`;
const lines = ['Tenant: Contoso', 'Date: 2026-03-04 10:11 UTC', 'User: a@contoso.example'];
const letter: Letter = { subject: 'Too Many Logins', html: body(lines, eventLinks(1)) };
const withoutLink: Letter = { subject: 'Too Many Logins', html: body(lines) };

describe('one mail has one key', () => {
	const bare: Letter = {
		subject: 'Fwd: RE: Too Many Logins',
		to: ['Second@msp.example', 'desk@msp.example'],
		html: '<h2>Too Many Logins</h2><p>User: a@contoso.example</p>',
	};

	it.each([
		['with all that is printed', letter],
		['without a link', withoutLink],
		['without tenant, time and link', bare],
		['in plain text', { subject: 'x', text: 'Too Many Logins\n\nTenant: Contoso\nUser: a' }],
		[
			'whose only detail is its prose',
			{
				subject: 'x',
				html: '<h2>Too Many Logins</h2><p>The user a@contoso.example signed in.</p>',
			},
		],
	])('through every channel, %s', async (_what, own: Letter) => {
		const keys = await Promise.all(
			Object.values(channels).map(async (through) => {
				const [alert] = alertsAmong(await read(through(own)));
				return alert === undefined ? null : keysOf(alert.identity);
			}),
		);
		expect(keys[0]?.alertKey).toMatch(/^op1-/u);
		expect(keys).toEqual(keys.map(() => keys[0]));
	});

	it('whatever its Message-ID, subject and Date when all is printed', async () => {
		const again = { ...letter, subject: 'FW: look', date: 'Thu, 05 Mar 2026 10:13:07 +0000' };
		expect(await keyOf(again)).toBe(await keyOf(letter));
	});

	it('whatever the language of its labels and links', async () => {
		const french = body(
			[
				'Locataire : Contoso',
				'Date et heure : 2026-03-04 10:11 UTC',
				'Utilisateur : a@contoso.example',
			],
			`<a href="${eventUrl(1)}">Voir l’événement dans Office Protect</a>`,
		);
		expect(await keyOf({ subject: 'x', html: french })).toBe(await keyOf(letter));
	});

	it('whatever the order of its details, the case and the blanks', async () => {
		const html =
			'<h2>TOO MANY LOGINS</h2><p>user:  A@Contoso.example</p><p>Date: 2026-03-04  10:11 UTC</p><p>TENANT: CONTOSO</p>';
		expect(await keyOf({ subject: 'x', html })).toBe(await keyOf(withoutLink));
	});

	it('whatever the reply and forward prefixes where the subject counts', async () => {
		expect(await keyOf({ ...bare, subject: 'Too Many Logins' })).toBe(await keyOf(bare));
	});
});

describe('two alerts have two keys', () => {
	const differing = async (one: Letter, other: Letter) => {
		expect(await keyOf(one)).not.toBe(await keyOf(other));
	};
	const changed = (from: string, to: string, own = withoutLink): Letter => ({
		...own,
		html: own.html?.replace(from, to) ?? '',
	});

	it.each([
		['tenant', changed('Contoso', 'Fabrikam')],
		['time', changed('10:11', '10:12')],
		['type', changed('Too Many Logins', 'Account Deleted')],
		['a detail', changed('a@contoso', 'b@contoso')],
	])('that differ in %s alone', async (_what, other) => {
		await differing(withoutLink, other);
	});

	it.each([
		['the event’s id', changed(eventUrl(1), eventUrl(2), letter)],
		['tenant, under one id', changed('Tenant: Contoso', 'Tenant: Fabrikam', letter)],
		['time, under one id', changed('10:11', '10:12', letter)],
	])('that differ in %s', async (_what, other) => {
		await differing(letter, other);
	});

	it('that differ in nothing but the mail’s Date where no time is printed', async () => {
		const untimed = changed('<p>Date: 2026-03-04 10:11 UTC</p>', '', letter);
		await differing(untimed, { ...untimed, date: 'Wed, 04 Mar 2026 10:13:08 +0000' });
		expect(await keyOf({ ...untimed, date: 'Wed, 04 Mar 2026 11:13:07 +0100' })).toBe(
			await keyOf(untimed),
		);
	});

	it('that differ in nothing but recipients or subject where no tenant is printed', async () => {
		const untold = changed('<p>Tenant: Contoso</p>', '', letter);
		await differing(untold, { ...untold, to: ['desk+fabrikam@msp.example'] });
		await differing(untold, { ...untold, subject: 'Too Many Logins at Fabrikam' });
	});

	it('that differ in nothing at all but are two in one mail', async () => {
		const keys = await keysIn({ subject: '2', html: body(lines) + body(lines) + body(lines) });
		expect(new Set(keys).size).toBe(3);
	});

	it('fifty of them, behind links of a click-tracker', async () => {
		const cards = Array.from({ length: 50 }, (_, index) =>
			body(
				[...lines, `Attempts: ${String(index)}`],
				'<a href="https://click.example/CL0/aaaaaaaa-0000-4000-8000-000000000000/1">View event in Office Protect</a>',
			),
		);
		const keys = await keysIn({ subject: '50 events', html: cards.join('') });
		expect(new Set(keys).size).toBe(50);
	});

	it('that differ in prose alone, where that is all they say', async () => {
		const own = (user: string): Letter => ({
			subject: 'x',
			html: `<h2>Too Many Logins</h2><p>The user ${user} signed in.</p><p>Tenant: Contoso</p><p>Date: 2026-03-04 10:11 UTC</p>`,
		});
		await differing(own('a@contoso.example'), own('b@contoso.example'));
	});
});

describe('what the key rests on', () => {
	const basisOf = async (own: Letter) => keysOf((await onlyAlertIn(own)).identity).basis;

	it('is told', async () => {
		expect(await basisOf(letter)).toEqual({
			event: 'vendorEventId',
			time: 'printed',
			tenant: 'printed',
		});
		expect(await basisOf({ subject: 'x', html: '<h2>Too Many Logins</h2><p>User: a</p>' })).toEqual(
			{
				event: 'details',
				time: 'mailDate',
				tenant: 'envelope',
			},
		);
		const [, second] = await alertsIn({ subject: 'x', html: body(lines) + body(lines) });
		expect(second === undefined ? null : keysOf(second.identity).basis.event).toBe(
			'detailsAndOrdinal',
		);
	});
});

describe('reader options', () => {
	it.each([
		['a zone', { timeZone: 'America/Toronto' }],
		['a format', { dateFormat: 'yyyy-MM-dd HH:mm' }],
		[
			'labels for tenant and time',
			{
				extraLabels: [
					{ label: 'Shoe size', meaning: 'tenant' as const },
					{ label: 'Detail', meaning: 'time' as const },
				],
			},
		],
		[
			'a label with another meaning',
			{ extraLabels: [{ label: 'User', meaning: 'tenant' as const }] },
		],
		['senders', { allowedSenders: ['*'] }],
		['subjects', { subjectPatterns: ['login'] }],
	])('such as %s change no key', async (_what, options) => {
		const own: Letter = {
			subject: 'Too Many Logins',
			html: body([...lines, 'Shoe size: 44', 'Detail: 2026-01-01 00:00 UTC']),
		};
		const alert = await onlyAlertIn(own, options);
		expect(keysOf(alert.identity)).toEqual(keysOf((await onlyAlertIn(own)).identity));
	});
});
