import fc from 'fast-check';
import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { alertsAmong, asEml, asGraph, asImapResolved, asImapSimple, read } from './mails.cts';
import type { Letter } from './mails.cts';

const keyNames = [
	...[
		'textHtml',
		'textPlain',
		'html',
		'text',
		'headers',
		'body',
		'content',
		'subject',
		'from',
		'to',
		'date',
	],
	...[
		'id',
		'eventId',
		'type',
		'tenant',
		'time',
		'alerts',
		'alert',
		'identity',
		'details',
		'snippet',
	],
	...['payload', 'bodyPreview', '@odata.etag', 'toRecipients', 'metadata', 'value', 'raw', 'user'],
];
const junk = fc.letrec((tie) => ({
	any: fc.oneof(
		{ depthSize: 'small' },
		fc.string(),
		fc.constantFrom(
			'<p>Tenant: x</p>',
			'Too Many Logins',
			'2026-03-04 10:11 UTC',
			'[{',
			'{"type":1}',
		),
		fc.double(),
		fc.boolean(),
		fc.constant(null),
		fc.array(tie('any'), { maxLength: 4 }),
		fc.dictionary(fc.oneof(fc.constantFrom(...keyNames), fc.string()), tie('any'), { maxKeys: 8 }),
	),
})).any;

const file = fc.record({
	fileName: fc.constantFrom(null, 'a.eml', 'a.pdf'),
	mimeType: fc.constantFrom('message/rfc822', 'application/octet-stream', 'text/plain', ''),
	bytes: fc.oneof(
		fc.uint8Array({ maxLength: 300 }),
		fc
			.string({ maxLength: 300 })
			.map((text) => Buffer.from(`From: a@b.example\r\nSubject: x\r\n${text}`)),
	),
});

describe('whatever an item holds', () => {
	it('reading it neither fails nor loses it', async () => {
		await fc.assert(
			fc.asyncProperty(junk, fc.array(file, { maxLength: 2 }), async (json, files) => {
				const readings = await read({ itemIndex: 4, json, files });
				expect(readings.length).toBeGreaterThan(0);
				expect(readings.map((reading) => reading.origin)).toEqual(
					readings.map((_reading, position) => ({ itemIndex: 4, position })),
				);
				for (const alert of alertsAmong(readings)) {
					expect(keysOf(alert.identity).externalId).toMatch(/^op1-[0-9a-f]{20}-[0-9a-f]{24}$/u);
				}
			}),
			{ numRuns: 400 },
		);
	});

	const fragment = fc.constantFrom(
		...[
			'<p>',
			'</p>',
			'<b>',
			'</b>',
			'<table>',
			'<tr>',
			'<td>',
			'</table>',
			'<br>',
			'<a href="https://app.office-protect.com/events/12345678">',
			'</a>',
		],
		...[
			'Tenant',
			':',
			' ',
			'Contoso',
			'Too Many Logins',
			'User: a@b.example',
			'View event',
			'Ignore event',
			'<dl><dt>',
			'<dd>',
			'&amp;',
			'<',
			'<!--',
			'\n',
		],
	);

	it('a mail made of any pieces of HTML is an alert or something that says why not', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fragment, { maxLength: 60 }), async (pieces) => {
				const readings = await read(asImapSimple({ subject: 'x', html: pieces.join('') }));
				expect(readings.length).toBeGreaterThan(0);
				expect(readings.every((reading) => reading.kind === 'alert')).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});
});

const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/u);
const letterOf = fc.record({
	type: fc.constantFrom('Too Many Logins', 'Account Deleted', 'Something New'),
	tenant: fc.option(word),
	time: fc.option(fc.constantFrom('2026-03-04 10:11 UTC', '4 mars 2026 à 10:11', '10:11')),
	details: fc.dictionary(word, word, { maxKeys: 4 }),
	id: fc.option(fc.integer({ min: 10_000_000, max: 99_999_999 })),
	seconds: fc.integer({ min: 0, max: 59 }),
});

type Parts = typeof letterOf extends fc.Arbitrary<infer T> ? T : never;

function letterFrom(parts: Parts): Letter {
	const pairs = [
		...(parts.tenant === null ? [] : [['Tenant', parts.tenant]]),
		...(parts.time === null ? [] : [['Date', parts.time]]),
		...Object.entries(parts.details),
	];
	const rows = pairs.map(
		([label, value]) => `<tr><th>${label ?? ''}:</th><td>${value ?? ''}</td></tr>`,
	);
	const link =
		parts.id === null
			? ''
			: `<p><a href="https://app.office-protect.com/events/${String(parts.id)}">View event in Office Protect</a></p>`;
	return {
		subject: parts.type,
		date: `Wed, 04 Mar 2026 10:13:${String(parts.seconds).padStart(2, '0')} +0000`,
		html: `<h2>${parts.type}</h2><table>${rows.join('')}</table>${link}`,
	};
}

const externalIds = async (item: Parameters<typeof read>[0]) =>
	alertsAmong(await read(item)).map((alert) => keysOf(alert.identity).externalId);

describe('whatever an alert says', () => {
	it('it has one key through every channel', async () => {
		await fc.assert(
			fc.asyncProperty(letterOf, async (parts) => {
				const letter = letterFrom(parts);
				const [first, ...others] = await Promise.all(
					[asEml, asImapSimple, asImapResolved, asGraph].map(
						async (through) => await externalIds(through(letter)),
					),
				);
				expect(first).toHaveLength(1);
				expect(others).toEqual(others.map(() => first));
			}),
			{ numRuns: 150 },
		);
	});

	it('two tenants’ alerts have two keys, and so have two mails of another second without a printed time', async () => {
		await fc.assert(
			fc.asyncProperty(letterOf, async (parts) => {
				const own = await externalIds(asImapSimple(letterFrom({ ...parts, tenant: 'Contoso' })));
				const other = await externalIds(asImapSimple(letterFrom({ ...parts, tenant: 'Fabrikam' })));
				expect(own[0]?.slice(0, 24)).not.toBe(other[0]?.slice(0, 24));
				const untimed = { ...parts, time: null };
				const next = { ...untimed, seconds: (parts.seconds + 1) % 60 };
				const [one, two] = [
					await externalIds(asImapSimple(letterFrom(untimed))),
					await externalIds(asImapSimple(letterFrom(next))),
				];
				expect(one[0]?.slice(0, 24)).not.toBe(two[0]?.slice(0, 24));
			}),
			{ numRuns: 150 },
		);
	});
});
