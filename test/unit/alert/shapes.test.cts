import type { SourceItem } from '../../../nodes/OfficeProtectAutotask/alert/sourceItem';
import {
	alertsAmong,
	asEml,
	asGraph,
	asImapSimple,
	channels,
	rawMail,
	read,
	without,
} from './mails.cts';
import type { Letter } from './mails.cts';

const letter: Letter = {
	subject: 'Account Deleted',
	to: ['Desk@MSP.example', 'second@msp.example'],
	html: '<h2>Account Deleted</h2><p>Tenant: Contoso<br>User: a@contoso.example</p>',
	text: 'A stub.',
};

const itemOf = (json: unknown): SourceItem => ({ itemIndex: 3, json, files: [] });
const failureOf = async (json: unknown) => {
	const [reading, ...others] = await read(itemOf(json));
	expect(others).toEqual([]);
	return reading?.kind === 'unreadable' ? reading.failure : null;
};

describe.each(Object.entries(channels))('a mail through %s', (_channel, through) => {
	it('gives the same alert', async () => {
		const [alert] = alertsAmong(await read(through(letter)));
		expect(alert).toMatchObject({
			eventType: 'accountDeleted',
			tenant: 'Contoso',
			user: 'a@contoso.example',
			subject: 'Account Deleted',
			sender: 'alerts@office-protect.example',
			recipients: ['desk@msp.example', 'second@msp.example'],
			receivedAt: '2026-03-04T10:13:07.000Z',
			text: 'Account Deleted\nTenant: Contoso\nUser: a@contoso.example',
		});
	});

	it('is read from its text when there is no HTML', async () => {
		const plain: Letter = { subject: 'x', text: 'Account Deleted\n\nUser: a@contoso.example' };
		const [alert] = alertsAmong(await read(through(plain)));
		expect([alert?.eventType, alert?.user]).toEqual(['accountDeleted', 'a@contoso.example']);
	});
});

describe('a preview', () => {
	it.each([
		[
			'Outlook, simplified',
			{
				id: 'A',
				subject: 'Account Deleted',
				bodyPreview: 'Account Deleted',
				from: 'a@b.example',
				to: ['c@d.example'],
				categories: [],
				hasAttachments: false,
			},
			/Output of the Microsoft Outlook node.*Raw/u,
		],
		[
			'Outlook, selected fields without the body',
			{ '@odata.etag': 'W/1', id: 'A', subject: 'x' },
			/Select Included Fields.*body/u,
		],
		[
			'Gmail, simplified',
			{
				id: 'A',
				threadId: 'A',
				snippet: 'Account Deleted',
				payload: { mimeType: 'text/html' },
				Subject: 'x',
			},
			/Turn Simplify off/u,
		],
	])('of %s makes no ticket and says which setting to change', async (_node, json, remedy) => {
		const failure = await failureOf(json);
		expect(failure?.code).toBe('previewOnly');
		expect(failure?.remedy).toMatch(remedy);
	});
});

describe('an item that is no alert', () => {
	it.each([
		['an empty item', {}],
		['something else', { ticketNumber: 'T1', status: 5 }],
		['nothing', null],
		['a number', 7],
		['an empty list', []],
		['a mail’s raw body alone', { raw: 'VGVzdA' }],
	])('%s is unreadable, with a remedy', async (_what, json) => {
		const failure = await failureOf(json);
		expect(failure?.code).toBe('notReadable');
		expect(failure?.remedy).not.toBe('');
	});
});

describe('a mail with fields left out', () => {
	const withoutField = (name: string) => {
		const item = asGraph({
			subject: 'Account Deleted',
			html: '<h2>Account Deleted</h2><p>User: a</p>',
		});
		return typeof item.json === 'object' && item.json !== null ? without(item.json, name) : {};
	};

	it.each(['sentDateTime', 'toRecipients'])(
		'needs %s where the alert prints no time and no tenant',
		async (name) => {
			const failure = await failureOf(withoutField(name));
			expect(failure?.code).toBe('identityMissing');
			expect(failure?.remedy).toContain(`Add ${name} to the Fields`);
		},
	);

	it('does not need what the key is not made of', async () => {
		const readings = await read(itemOf(withoutField('categories')));
		expect(readings.map((reading) => reading.kind)).toEqual(['alert']);
	});
});

describe('mails in files', () => {
	const file = (
		content: string,
		fileName: string | null = 'a.eml',
		mimeType = 'message/rfc822',
	) => ({
		fileName,
		mimeType,
		bytes: Buffer.from(content),
	});

	it('are read each, in their order', async () => {
		const second = { ...letter, html: '<h2>License Removed</h2><p>User: b</p>' };
		const files = [file(rawMail(letter)), file(rawMail(second), null, 'application/octet-stream')];
		const readings = await read({ itemIndex: 2, json: {}, files });
		expect(alertsAmong(readings).map((alert) => alert.eventType)).toEqual([
			'accountDeleted',
			'licenseRemoved',
		]);
		expect(readings.map((reading) => reading.origin)).toEqual([
			{ itemIndex: 2, position: 0 },
			{ itemIndex: 2, position: 1 },
		]);
	});

	it('do not hide a mail beside an attachment that is none', async () => {
		const files = [file('%PDF-1.4', 'report.pdf', 'application/pdf')];
		const readings = await read({ ...asImapSimple(letter), files });
		expect(alertsAmong(readings).map((alert) => alert.eventType)).toEqual(['accountDeleted']);
	});

	it('attached to a note are the alerts, and the note is none', async () => {
		const note = asImapSimple({ subject: 'Fwd', text: 'please check' });
		const readings = await read({ ...note, files: [file(rawMail(letter))] });
		expect(alertsAmong(readings).map((alert) => alert.eventType)).toEqual(['accountDeleted']);
		expect(readings).toHaveLength(1);
	});

	it('attached to a mail are not trusted for what they say of themselves', async () => {
		const results = ['mx.msp.example; dmarc=pass header.from=office-protect.example'];
		const around = asGraph({ subject: 'Fwd', text: 'x', from: 'x@attacker.example' });
		const files = [file(rawMail({ ...letter, results }))];
		const options = { requireAuthentication: true, allowedSenders: ['*@office-protect.example'] };
		const [reading] = await read({ ...around, files }, options);
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'sender' });
	});

	it('named after the message are the message itself', async () => {
		const results = ['mx.msp.example; dmarc=pass header.from=office-protect.example'];
		const item = {
			...asGraph(letter),
			files: [file(rawMail({ ...letter, results }), 'AAMk1.eml')],
		};
		const readings = await read(item, { requireAuthentication: true });
		expect(readings.map((reading) => reading.kind)).toEqual(['alert']);
	});

	describe('beside plain JSON', () => {
		const forged = { ...letter, results: ['mx.msp.example; dmarc=pass'] };
		const trusting = { requireAuthentication: true, allowedSenders: ['*@office-protect.example'] };
		const alert = { type: 'License Removed', tenant: 'Fabrikam', time: '10:11', user: 'b' };
		const posted = { subject: 'Fwd', from: 'x@attacker.example', text: 'please look' };

		it.each([
			['as it is', posted],
			['through a webhook', { headers: {}, body: posted }],
		])('that is a mail are attached to it: %s', async (_how, json) => {
			const files = [file(rawMail(forged))];
			const [reading] = await read({ itemIndex: 0, json, files }, trusting);
			expect(reading).toMatchObject({ kind: 'untrusted', why: 'sender' });
			const trusted = await read({ itemIndex: 0, json, files });
			expect(alertsAmong(trusted).map(({ eventType }) => eventType)).toEqual(['accountDeleted']);
		});

		it('that is an alert do not hide it', async () => {
			const item = { itemIndex: 0, json: alert, files: [file(rawMail(letter))] };
			const types = alertsAmong(await read(item)).map(({ eventType }) => eventType);
			expect(types).toEqual(['licenseRemoved', 'accountDeleted']);
		});

		it('that tells of the file are all there is', async () => {
			const json = {
				id: 'f1',
				type: 'file',
				name: 'a.eml',
				description: 'x',
				createdTime: '10:11',
			};
			const readings = await read({ itemIndex: 0, json, files: [file(rawMail(letter))] });
			expect(alertsAmong(readings).map(({ eventType }) => eventType)).toEqual(['accountDeleted']);
			expect(readings).toHaveLength(1);
		});
	});

	it('within the raw mail are read too', async () => {
		const outer = `From: desk@msp.example\r\nTo: a@msp.example\r\nSubject: Fwd\r\nDate: Wed, 04 Mar 2026 11:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="o"\r\n\r\n--o\r\nContent-Type: text/plain\r\n\r\nsee below\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${rawMail(letter)}\r\n--o--\r\n`;
		const readings = await read({ itemIndex: 0, json: {}, files: [file(outer)] });
		expect(alertsAmong(readings).map((alert) => alert.subject)).toEqual(['Account Deleted']);
	});

	it('that are cut off are read as far as they go', async () => {
		const whole = rawMail({ subject: 'Account Deleted', text: 'Account Deleted' });
		const readings = await read({ itemIndex: 0, json: {}, files: [file(whole.slice(0, -10))] });
		expect(alertsAmong(readings).map((alert) => alert.eventType)).toEqual(['accountDeleted']);
	});
});

it('tells the same from a raw mail and from Graph', async () => {
	const [raw] = alertsAmong(await read(asEml(letter)));
	const [graph] = alertsAmong(await read(asGraph(letter)));
	expect(raw).toEqual(graph);
});
