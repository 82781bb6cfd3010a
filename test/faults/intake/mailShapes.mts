import type { NodeItem } from '../../../tools/nodeRunner/messages.mts';
import type { Random } from '../random.mts';
import { linesOf } from './printedAlert.mts';
import type { PrintedAlert } from './printedAlert.mts';

/** A mail before it is given the shape of an n8n item. */
export type Mail = {
	readonly from: string;
	readonly subject: string;
	readonly date: string;
	readonly html: string;
	readonly text: string;
};

export const officeProtect = '"Office Protect" <alerts@office-protect.example>';
/** Not an allowed sender, though it calls itself so. */
export const stranger = 'Office Protect <office-protect@attacker.example>';
export const allowedSenders = ['*@office-protect.example'];

/** A mail with one alert or several. */
export function mailOf(alerts: readonly PrintedAlert[], from: string, date: string): Mail {
	const [first] = alerts;
	const subject =
		alerts.length === 1 && first !== undefined ? first.title : `${alerts.length} security events`;
	const footer =
		'You receive this message because you are a recipient of alerts in Office Protect.';
	return {
		from,
		subject,
		date,
		html: `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Office Protect</title></head>\n<body>\n${alerts.map(card).join('\n<hr>\n')}\n<p>${footer}</p>\n</body></html>\n`,
		text: alerts.map(plain).join(`\n${'-'.repeat(60)}\n`),
	};
}

function card({ title, rows, viewEventUrl }: PrintedAlert): string {
	const lines = rows.map(
		([label, value]) =>
			`<div class="row"><span class="k">${label}:</span> <span class="v">${value}</span></div>`,
	);
	const link =
		viewEventUrl === null
			? ''
			: `\n<div><a href="${viewEventUrl}">View event in Office Protect</a>&nbsp;&nbsp;<a href="${viewEventUrl}/ignore">Ignore event</a></div>`;
	return `<div class="card">\n<div class="title" style="font-weight:600">${title}</div>\n${lines.join('\n')}${link}\n</div>`;
}

function plain(alert: PrintedAlert): string {
	const [title = '', ...rows] = linesOf(alert);
	const link =
		alert.viewEventUrl === null
			? []
			: [
					'',
					`View event in Office Protect: ${alert.viewEventUrl}`,
					`Ignore event: ${alert.viewEventUrl}/ignore`,
				];
	return [title, '', ...rows, ...link, ''].join('\n');
}

/** A recap of events, which is no alert. */
export function digest(date: string): Mail {
	const text =
		'Weekly digest\n\nTenant: Contoso Ltd\n\n- Too Many Logins: 4\n- License Assigned: 1\n\nDigests are recaps of recent events. They are sent weekly.\n';
	const html =
		'<h1>Weekly digest</h1><p>Tenant: Contoso Ltd</p><ul><li>Too Many Logins: 4</li><li>License Assigned: 1</li></ul><p>Digests are recaps of recent events. They are sent weekly.</p>';
	return { from: officeProtect, subject: 'Office Protect weekly digest', date, html, text };
}

const shapes = ['html', 'text', 'file'] as const;

/** The item that a mail comes in: of the IMAP trigger, or a mail as a file. */
export function itemOf(mail: Mail, random: Random): NodeItem {
	switch (random.pick(shapes)) {
		case 'html':
			return imapItem(mail, { textHtml: mail.html, textPlain: '' });
		case 'text':
			return imapItem(mail, { textHtml: '', textPlain: mail.text });
		case 'file':
			return fileItem(mail);
	}
}

function imapItem({ from, subject, date }: Mail, body: Readonly<Record<string, string>>): NodeItem {
	const to = 'alerts@msp.example';
	return { json: { ...body, metadata: {}, attributes: {}, from, to, subject, date } };
}

function fileItem({ from, subject, date, html }: Mail): NodeItem {
	const headers = [
		`From: ${from}`,
		'To: alerts@msp.example',
		`Subject: ${subject}`,
		`Date: ${date}`,
		'MIME-Version: 1.0',
		'Content-Type: text/html; charset=utf-8',
		'Content-Transfer-Encoding: base64',
	];
	const body = base64(html).replace(/.{76}/g, '$&\r\n');
	const data = base64(`${headers.join('\r\n')}\r\n\r\n${body}\r\n`);
	return { json: {}, binary: { data: { data, mimeType: 'message/rfc822', fileName: 'a.eml' } } };
}

function base64(text: string): string {
	return Buffer.from(text, 'utf8').toString('base64');
}
