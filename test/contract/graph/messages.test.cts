import { errorOf, rowOf } from './graph.cts';
import type { Answer } from './graph.cts';
import { useGraphStandin } from './running.cts';

const { admin, graph, set } = useGraphStandin();
const alert = [
	'From: Office Protect <alerts@officeprotect.example>',
	'To: MSP Alerts <alerts@msp.example>, second@msp.example',
	'Cc: team@msp.example',
	'Subject: =?utf-8?Q?Connexion_inhabituelle_=C3=A0_Contoso?=',
	'Message-ID: <one@officeprotect.example>',
	'Date: Wed, 4 Mar 2026 10:11:00 +0100',
	'Authentication-Results: mx.msp.example; dkim=pass',
	'Received: from a.example; Wed, 4 Mar 2026 10:11:01 +0100',
	'Received: from b.example; Wed, 4 Mar 2026 10:11:00 +0100',
	'MIME-Version: 1.0',
	'Content-Type: multipart/mixed; boundary="outer"',
	'',
	'--outer',
	'Content-Type: multipart/alternative; boundary="inner"',
	'',
	'--inner',
	'Content-Type: text/plain',
	'',
	'Plain words',
	'--inner',
	'Content-Type: text/html; charset=utf-8',
	'',
	'<html><head><title>T</title></head><body><p>Sign-in from <b>France</b></p><p>User: adele</p></body></html>',
	'--inner--',
	'--outer',
	'Content-Type: text/csv; name="events.csv"',
	'Content-Disposition: attachment; filename="events.csv"',
	'',
	'a,b',
	'--outer',
	'Content-Type: message/rfc822',
	'',
	'From: someone@contoso.example',
	'Subject: The first mail',
	'',
	'Inside',
	'--outer--',
	'',
].join('\r\n');
const receivedAt = '2026-03-04T09:11:05Z';

async function delivered(): Promise<string> {
	return (await admin().deliverEml(alert, { receivedAt })).id;
}
const get = async (id: string, query = {}, headers = {}): Promise<Answer> =>
	graph().get(`/me/messages/${id}`, query, { headers });

describe('a message', () => {
	it('has the properties of a raw mail', async () => {
		const message = rowOf(await get(await delivered()));
		expect(message).toMatchObject({
			internetMessageId: '<one@officeprotect.example>',
			subject: 'Connexion inhabituelle à Contoso',
			bodyPreview: 'Sign-in from France\r\nUser: adele',
			receivedDateTime: '2026-03-04T09:11:05Z',
			sentDateTime: '2026-03-04T09:11:00Z',
			from: { emailAddress: { name: 'Office Protect', address: 'alerts@officeprotect.example' } },
			toRecipients: [
				{ emailAddress: { name: 'MSP Alerts', address: 'alerts@msp.example' } },
				{ emailAddress: { name: 'second@msp.example', address: 'second@msp.example' } },
			],
			ccRecipients: [{ emailAddress: { address: 'team@msp.example' } }],
			body: { contentType: 'html' },
			hasAttachments: true,
			isRead: false,
			isDraft: false,
			categories: [],
			flag: { flagStatus: 'notFlagged' },
			importance: 'normal',
		});
		const inbox = rowOf(await graph().get('/me/mailFolders/inbox'));
		expect(message['parentFolderId']).toBe(inbox['id']);
	});

	it('has its headers only when they are selected', async () => {
		const id = await delivered();
		expect(rowOf(await get(id))).not.toHaveProperty('internetMessageHeaders');
		const message = rowOf(await get(id, { $select: 'subject,internetMessageHeaders' }));
		expect(Object.keys(message).sort()).toEqual([
			'@odata.context',
			'@odata.etag',
			'id',
			'internetMessageHeaders',
			'subject',
		]);
		const headers = message['internetMessageHeaders'];
		expect(headers).toContainEqual({
			name: 'Authentication-Results',
			value: 'mx.msp.example; dkim=pass',
		});
		expect(JSON.stringify(headers).match(/"Received"/g)).toHaveLength(2);
	});

	it('a property that there is not cannot be selected', async () => {
		const answer = await get(await delivered(), { $select: 'subject,colour' });
		expect(errorOf(answer)).toEqual([400, 'BadRequest', expect.stringContaining("'colour'")]);
	});

	it('its body as text when that is preferred', async () => {
		const answer = await get(await delivered(), {}, { Prefer: 'outlook.body-content-type="text"' });
		expect(rowOf(answer)['body']).toEqual({
			contentType: 'text',
			content: 'Sign-in from France\r\nUser: adele',
		});
		expect(answer.headers['preference-applied']).toBe('outlook.body-content-type="text"');
	});

	it('its HTML is rewritten a little, or as it was sent', async () => {
		const id = await delivered();
		const content = async (): Promise<unknown> => rowOf(await get(id))['body'];
		const sent = '<title>T</title></head><body><p>Sign-in from <b>France</b></p>';
		expect(await content()).toMatchObject({ content: expect.stringContaining(sent) as string });
		expect(await content()).toMatchObject({
			content: expect.stringMatching(/<head>\r\n<meta [^>]+utf-8">/) as string,
		});
		await set({ htmlBodies: 'asSent' });
		expect(await content()).toMatchObject({
			content: expect.stringMatching(/^<html><head><title>/) as string,
		});
	});

	it('a plain mail becomes HTML, or stays text', async () => {
		const { id } = await admin().deliver({ text: 'Tenant: Contoso & Co\r\nUser: <adele>' });
		expect(rowOf(await get(id))['body']).toEqual({
			contentType: 'html',
			content: expect.stringContaining(
				'Tenant: Contoso &amp; Co<br>\r\nUser: &lt;adele&gt;',
			) as string,
		});
		await set({ plainTextMails: 'asText' });
		expect(rowOf(await get(id))['body']).toEqual({
			contentType: 'text',
			content: 'Tenant: Contoso & Co\r\nUser: <adele>',
		});
	});

	it('its MIME content is the mail as it came, as text/plain', async () => {
		const answer = await graph().get(`/me/messages/${await delivered()}/$value`);
		expect(answer.text).toBe(alert);
		expect(answer.headers['content-type']).toMatch(/^text\/plain/);
	});

	it('is not found under another id', async () => {
		expect(errorOf(await get('AAMkAGnosuchmessage=')).slice(0, 2)).toEqual([
			404,
			'ErrorItemNotFound',
		]);
		expect(errorOf(await get('17')).slice(0, 2)).toEqual([400, 'ErrorInvalidIdMalformed']);
	});
});

describe('attachments', () => {
	it('files with their bytes, attached mails as items', async () => {
		const path = `/me/messages/${await delivered()}/attachments`;
		const [file, item] = await graph().list(path, { $top: 100 });
		expect(file).toMatchObject({
			'@odata.type': '#microsoft.graph.fileAttachment',
			name: 'events.csv',
			contentType: 'text/csv',
			isInline: false,
		});
		const bytes = Buffer.from(String(file?.['contentBytes']), 'base64').toString();
		expect(bytes.trim()).toBe('a,b');
		expect(item).toMatchObject({
			'@odata.type': '#microsoft.graph.itemAttachment',
			name: 'The first mail',
			contentType: null,
		});
		const raw = await graph().get(`${path}/${String(item?.['id'])}/$value`);
		expect(raw.text).toMatch(/^From: someone@contoso\.example\r\nSubject: The first mail\r\n/);
	});

	it('without their bytes when others are selected', async () => {
		const path = `/me/messages/${await delivered()}/attachments`;
		const $select = 'id,lastModifiedDateTime,name,contentType,size,isInline';
		const [file] = await graph().list(path, { $select });
		expect(file).toMatchObject({ name: 'events.csv' });
		expect(file).not.toHaveProperty('contentBytes');
	});
});

describe('changes', () => {
	it('read, categories, flag and importance; nothing else', async () => {
		const id = await delivered();
		const change = {
			isRead: true,
			categories: ['Ticket created'],
			flag: { flagStatus: 'flagged' },
			importance: 'high',
		};
		const answer = await graph().send('PATCH', `/me/messages/${id}`, change);
		expect([answer.status, rowOf(answer)]).toMatchObject([200, change]);
		expect(rowOf(await get(id))).toMatchObject(change);
		expect(
			await graph().subjects({ $filter: "categories/any(c:c eq 'Ticket created')" }),
		).toHaveLength(1);
		const wrong = await graph().send('PATCH', `/me/messages/${id}`, { receivedDateTime: 'x' });
		expect(wrong.status).toBe(400);
	});

	it('a move gives another id; the immutable one stays', async () => {
		const id = await delivered();
		const immutable = { Prefer: 'IdType="ImmutableId"' };
		const lasting = String(rowOf(await get(id, {}, immutable))['id']);
		const move = { destinationId: 'archive' };
		const answer = await graph().send('POST', `/me/messages/${id}/move`, move);
		const moved = String(rowOf(answer)['id']);
		expect([answer.status, moved === id]).toEqual([201, false]);
		expect([(await get(id)).status, (await get(moved)).status]).toEqual([404, 200]);
		expect(rowOf(await get(lasting, {}, immutable))['id']).toBe(lasting);
		expect(await graph().subjects({}, '/me/mailFolders/inbox/messages')).toEqual([]);
	});

	it('a deleted mail lies in Deleted Items, which lists of all messages include', async () => {
		const answer = await graph().send('DELETE', `/me/messages/${await delivered()}`);
		expect(answer.status).toBe(204);
		expect(await graph().subjects({}, '/me/mailFolders/deleteditems/messages')).toHaveLength(1);
		expect(await graph().subjects()).toHaveLength(1);
	});
});
