import { errorOf, rowOf } from './graph.cts';
import type { Answer } from './graph.cts';
import { useGraphStandin } from './running.cts';

const { admin, graph, set } = useGraphStandin();
const to = (address: string): object => ({ emailAddress: { address } });
const send = async (message: object, more: object = {}): Promise<Answer> =>
	graph().send('POST', '/me/sendMail', { message, ...more });
/** What *Send a Message* of the Outlook node sends. */
const mail = {
	subject: 'Mailbox not read',
	body: { content: '<p>Since 10:00</p>', contentType: 'html' },
	toRecipients: [to('team@msp.example'), to('lead@msp.example')],
	importance: 'High',
};

describe('sending', () => {
	it('is accepted, and kept in Sent Items', async () => {
		const answer = await send(mail, { saveToSentItems: true });
		expect([answer.status, answer.text]).toEqual([202, '']);
		expect(await admin().sent()).toMatchObject([
			{
				from: 'alerts@msp.example',
				to: ['team@msp.example', 'lead@msp.example'],
				subject: 'Mailbox not read',
				body: { contentType: 'html', content: '<p>Since 10:00</p>' },
				importance: 'high',
				savedToSentItems: true,
			},
		]);
		const [saved] = await graph().list('/me/mailFolders/sentitems/messages');
		expect(saved).toMatchObject({ subject: 'Mailbox not read', isRead: true });
		expect(await graph().subjects()).toEqual(['Mailbox not read']);
	});

	it('is not kept when that is not wished', async () => {
		await send(mail, { saveToSentItems: false });
		expect(await admin().sent()).toMatchObject([{ savedToSentItems: false }]);
		expect(await graph().subjects()).toEqual([]);
	});

	it('a mail to the mailbox itself arrives in its Inbox, unless switched off', async () => {
		const toSelf = { ...mail, toRecipients: [to('Alerts@msp.example')] };
		await send(toSelf);
		expect(await graph().subjects({}, '/me/mailFolders/inbox/messages')).toEqual([mail.subject]);
		await set({ deliverToSelf: false });
		await send(toSelf);
		expect(await graph().subjects({}, '/me/mailFolders/inbox/messages')).toHaveLength(1);
	});

	it('carries attachments and own headers', async () => {
		const attachment = {
			'@odata.type': '#microsoft.graph.fileAttachment',
			name: 'report.txt',
			contentBytes: Buffer.from('words').toString('base64'),
		};
		const internetMessageHeaders = [{ name: 'x-alert', value: '1' }];
		await send({ ...mail, attachments: [attachment], internetMessageHeaders });
		expect(await admin().sent()).toMatchObject([
			{ attachments: [{ name: 'report.txt', size: 5 }], headers: internetMessageHeaders },
		]);
		const [saved] = await graph().list('/me/messages', { $select: 'hasAttachments' });
		expect(saved).toMatchObject({ hasAttachments: true });
	});

	it('a raw mail in base64 is sent as it is', async () => {
		const raw = 'From: alerts@msp.example\r\nTo: team@msp.example\r\nSubject: Raw\r\n\r\nWords\r\n';
		const how = { headers: { 'Content-Type': 'text/plain' } };
		const base64 = Buffer.from(raw).toString('base64');
		expect((await graph().send('POST', '/me/sendMail', base64, how)).status).toBe(202);
		expect(await admin().sent()).toMatchObject([{ subject: 'Raw', to: ['team@msp.example'] }]);
		const wrong = await graph().send('POST', '/me/sendMail', raw, how);
		expect(errorOf(wrong)[2]).toBe('Invalid base64 string for MIME content.');
	});

	it.each([
		['without recipients', { ...mail, toRecipients: [] }, 'ErrorInvalidRecipients'],
		[
			'to two in one',
			{ ...mail, toRecipients: [to('a@b.example; c@d.example')] },
			'ErrorInvalidRecipients',
		],
		[
			'with a header that does not begin with x-',
			{ ...mail, internetMessageHeaders: [{ name: 'Alert', value: '1' }] },
			'InvalidInternetMessageHeader',
		],
		['with a property that there is not', { ...mail, colour: 'red' }, 'ErrorInvalidRequest'],
	])('a mail %s is refused', async (_what, message, code) => {
		expect(errorOf(await send(message)).slice(0, 2)).toEqual([400, code]);
		expect(await admin().sent()).toEqual([]);
	});

	it('a body that is no JSON is refused', async () => {
		const answer = await graph().send('POST', '/me/sendMail', '{"message":');
		expect(rowOf(answer)).toMatchObject({ error: { code: 'BadRequest' } });
	});
});
