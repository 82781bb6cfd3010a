import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import { alertsAmong, asGraph, read, without } from './mails.cts';

const html = '<h2>Account Deleted</h2><p>Tenant: Contoso</p><p>Time: 10:11</p><p>User: a</p>';

const readOne = async (json: unknown): Promise<Alert> => {
	const readings = await read({ itemIndex: 0, json, files: [] });
	const [alert, ...others] = alertsAmong(readings);
	expect(others).toEqual([]);
	if (alert === undefined) throw new Error(`read as ${JSON.stringify(readings)}`);
	expect([alert.eventType, alert.tenant, alert.user]).toEqual(['accountDeleted', 'Contoso', 'a']);
	return alert;
};

const envelopeOf = (alert: Alert) => ({
	subject: alert.subject,
	sender: alert.sender,
	recipients: alert.recipients,
	receivedAt: alert.receivedAt,
});

const nothing = { subject: '', sender: null, recipients: [], receivedAt: null };
const sent = '2026-03-04T10:13:07.000Z';

describe('a mail that a gateway posts', () => {
	it.each([
		[
			'with everything, dates and names its own way',
			{
				Subject: 'x',
				HtmlBody: html,
				From: 'Office Protect <Alerts@Office-Protect.example>',
				To: 'desk@msp.example, b@msp.example',
				Date: 'Wed, 04 Mar 2026 10:13:07 +0000',
				headers: { 'Authentication-Results': 'mx.msp.example; dmarc=pass' },
			},
			{
				subject: 'x',
				sender: 'alerts@office-protect.example',
				recipients: ['desk@msp.example', 'b@msp.example'],
				receivedAt: sent,
			},
		],
		[
			'with its date among the headers',
			{ subject: 'x', html, headers: { date: 'Date: Wed, 04 Mar 2026 10:13:07 +0000' } },
			{ ...nothing, subject: 'x', receivedAt: sent },
		],
		[
			'with a date that is none',
			{ subject: 'x', html, date: 'in the morning' },
			{ ...nothing, subject: 'x' },
		],
		[
			'with a date as a browser writes it',
			{ subject: 'x', html, date: 'March 4, 2026 10:13:07 GMT' },
			{ ...nothing, subject: 'x', receivedAt: sent },
		],
	])('%s is read', async (_how, json, envelope) => {
		expect(envelopeOf(await readOne(json))).toEqual(envelope);
	});

	it('is authenticated by its headers, as far as they name the server', async () => {
		const results = 'mx.msp.example; dmarc=pass header.from=office-protect.example';
		const mail = { subject: 'x', html, from: 'a@office-protect.example' };
		const kindOf = async (json: unknown) => {
			const options = { requireAuthentication: true, authservId: 'mx.msp.example' };
			return (await read({ itemIndex: 0, json, files: [] }, options))[0]?.kind;
		};
		expect(await kindOf({ ...mail, headers: { 'Authentication-Results': results } })).toBe('alert');
		expect(await kindOf({ ...mail, headers: { 'authentication-results': results } })).toBe('alert');
		expect(await kindOf(mail)).toBe('untrusted');
	});
});

describe('JSON with a sender', () => {
	const sent = { id: 'm1', subject: 'x', from: 'x@attacker.example', date: '2026-03-04', html };

	it('is asked for its sender, though a text and a date would do for an alert', async () => {
		const json = { ...sent, text: 'Account Deleted' };
		const [reading] = await read(
			{ itemIndex: 0, json, files: [] },
			{ allowedSenders: ['*@office-protect.example'] },
		);
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'sender' });
	});

	it.each([
		['its tenant', { tenant: 'Contoso' }],
		['a type of Office Protect', { type: 'Account Deleted' }],
	])('is an alert when it names %s', async (_what, named) => {
		const json = { id: 'e1', subject: 'x', from: 'a@b.example', text: 'x', ...named };
		const [alert] = alertsAmong(await read({ itemIndex: 0, json, files: [] }));
		expect(alert?.vendorEventId).toBe('e1');
	});
});

describe('a mail of the Email Trigger', () => {
	it.each([
		['Simple', { textHtml: html }],
		['Resolved', { html, headers: {}, textAsHtml: '' }],
		['Resolved, recognised by its message id', { html, headers: {}, messageId: '<1@x>' }],
	])('in format %s may lack everything but its body', async (_format, json) => {
		expect(envelopeOf(await readOne(json))).toEqual(nothing);
	});

	it('in format Resolved has its date among the headers, and addresses in any shape', async () => {
		const json = {
			html,
			subject: 'x',
			textAsHtml: '',
			headers: { date: 'Date: Wed, 04 Mar 2026 10:13:07 +0000' },
			from: 'Office Protect <Alerts@Office-Protect.example>',
			to: [
				{ value: [{ address: ' One@msp.example ' }, { name: 'nobody' }] },
				{ value: [{ name: 'team', group: [{ address: 'two@msp.example' }] }] },
				{ text: 'no addresses' },
			],
		};
		expect(envelopeOf(await readOne(json))).toEqual({
			subject: 'x',
			sender: 'alerts@office-protect.example',
			recipients: ['one@msp.example', 'two@msp.example'],
			receivedAt: sent,
		});
	});
});

describe('a message of Graph', () => {
	const message = () => {
		const { json } = asGraph({ subject: 'x', html });
		return typeof json === 'object' && json !== null ? json : {};
	};

	it('is from its sender where it has no from', async () => {
		const sender = { emailAddress: { address: 'Shared@Office-Protect.example' } };
		const alert = await readOne({ ...without(message(), 'from'), sender });
		expect(alert.sender).toBe('shared@office-protect.example');
	});

	it('may be without sender and subject where its alert prints time and tenant', async () => {
		const alert = await readOne(without(without(message(), 'from'), 'subject'));
		expect([alert.sender, alert.subject]).toEqual([null, '']);
	});

	it('needs its subject where the alert prints no tenant', async () => {
		const json = { ...without(message(), 'subject'), body: { content: '<p>User: a</p>' } };
		const [reading] = await read({ itemIndex: 0, json, files: [] });
		expect(reading).toMatchObject({ kind: 'unreadable', failure: { code: 'identityMissing' } });
		expect(JSON.stringify(reading)).toContain('Add subject to the Fields');
	});
});

describe('what a webhook passes on', () => {
	it.each([
		['with headers', { headers: {}, body: { subject: 'x', html } }],
		['with its own address', { webhookUrl: 'https://n8n.example/', body: { subject: 'x', html } }],
		['that is a mail of a mail node', { headers: {}, body: { textHtml: html } }],
	])('%s is a mail', async (_how, json) => {
		expect((await readOne(json)).eventTitle).toBe('Account Deleted');
	});
});

describe('an unnamed sender', () => {
	it('is said to be without an address', async () => {
		const json = { textHtml: html };
		const [reading] = await read(
			{ itemIndex: 0, json, files: [] },
			{ allowedSenders: ['*@office-protect.example'] },
		);
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'sender' });
		expect(JSON.stringify(reading)).toContain('without an address');
	});
});
