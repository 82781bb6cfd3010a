import { guid } from './alertId.mts';
import { tenantOf } from './tenants.mts';

const head = `<!doctype html><html lang="en"><head><title>Office Protect</title>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style type="text/css">body { margin:0;padding:0; } table, td { border-collapse:collapse; } p { display:block;margin:13px 0; }</style>
</head><body style="word-spacing:normal;background-color:#f0f4f8;"><div style="background-color:#f0f4f8;">`;
const foot = '</div></body></html>';

const font = "font-family:'Open Sans',Helvetica,Arial,sans-serif;font-size:14px;line-height:20px";

/** A section as mail frameworks write it: a few words in some 1.5 kB of nested tables. */
function section(content: string): string {
	return `<!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="width:600px;" width="600" bgcolor="#ffffff"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="background:#ffffff;background-color:#ffffff;margin:0px auto;max-width:600px;">
<table align="center" border="0" cellpadding="0" cellspacing="0" role="presentation" style="background:#ffffff;width:100%;"><tbody><tr><td style="direction:ltr;font-size:0px;padding:0 24px;text-align:center;">
<!--[if mso | IE]><table role="presentation" border="0" cellpadding="0" cellspacing="0"><tr><td style="vertical-align:top;width:552px;"><![endif]-->
<div class="mj-column-per-100 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<table border="0" cellpadding="0" cellspacing="0" role="presentation" style="vertical-align:top;" width="100%"><tbody>
<tr><td align="left" style="font-size:0px;padding:6px 0;word-break:break-word;"><div style="${font};text-align:left;color:#334e68;">${content}</div></td></tr>
</tbody></table></div>
<!--[if mso | IE]></td></tr></table><![endif]--></td></tr></tbody></table></div>
<!--[if mso | IE]></td></tr></table><![endif]-->
`;
}

/** The event's printed fields, title first and links last. */
function event(series: string, n: number): readonly string[] {
	const link = `https://app.office-protect.com/events/${guid(`${series} ${n}`)}`;
	const pairs = [
		['Tenant', tenantOf(n).tenant],
		[
			'Date',
			`2026-03-04 ${String(8 + (n % 10)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')} UTC`,
		],
		['User', `user${n}@customer.example`],
		['Country', 'France (FR)'],
		['IP address', `203.0.113.${n % 250}`],
	];
	return [
		'Sign-In from Unauthorized Country',
		...pairs.map(([label, value]) => `<b>${label ?? ''}:</b> ${value ?? ''}`),
		`<a href="${link}">View event in Office Protect</a>`,
		`<a href="${link}/ignore">Ignore event</a>`,
	];
}

const advice =
	'A user signed in from a country that is not on the list of authorized countries. Ask the user whether this was expected.';

/** The HTML of a mail of about 30 kB with one event. */
export function mailOfOneEvent(series: string, n: number): string {
	const around = Array.from({ length: 10 }, () => section(advice));
	return [head, section('Hello,'), ...event(series, n).map(section), ...around, foot].join('');
}

/** The HTML of a mail with 40 events, one card each. */
export function mailOfFortyEvents(series: string, n: number): string {
	const cards = Array.from({ length: 40 }, (_, card) =>
		event(series, n * 40 + card)
			.map((line) => `<p style="${font}">${line}</p>`)
			.join(''),
	).map((card) => `<table role="presentation" width="100%"><tr><td>${card}</td></tr></table>`);
	return [head, section('40 security events'), ...cards, foot].join('');
}

/** The HTML of a mail of 2 MB with one event and a very long text below. */
export function mailOfTwoMegabytes(series: string, n: number): string {
	const body = [head, ...event(series, n).map(section)].join('');
	const filling = section(advice);
	return body + filling.repeat(Math.ceil((2_000_000 - body.length) / filling.length)) + foot;
}

/** A message as n8n's Microsoft Outlook node gives it, with what is read of it. */
export function asGraphItem(html: string, n: number) {
	return {
		id: `AAMk${n}`,
		subject: 'Office Protect alert',
		receivedDateTime: '2026-03-04T10:14:20Z',
		sentDateTime: '2026-03-04T10:14:20Z',
		internetMessageId: `<bench.${n}@office-protect.example>`,
		from: { emailAddress: { name: 'Office Protect', address: 'alerts@office-protect.example' } },
		toRecipients: [{ emailAddress: { name: '', address: 'alerts@msp.example' } }],
		body: { contentType: 'html', content: html },
	};
}

/** A raw mail, quoted-printable. */
export function asRawMail(html: string, n: number): string {
	return [
		'From: "Office Protect" <alerts@office-protect.example>',
		'To: alerts@msp.example',
		'Subject: Office Protect alert',
		'Date: Wed, 04 Mar 2026 10:14:20 +0000',
		`Message-ID: <bench.${n}@office-protect.example>`,
		'MIME-Version: 1.0',
		'Content-Type: text/html; charset=utf-8',
		'Content-Transfer-Encoding: quoted-printable',
		'',
		quotedPrintable(html),
	].join('\r\n');
}

function quotedPrintable(text: string): string {
	return text
		.replaceAll('=', '=3D')
		.split('\n')
		.map((line) => (line.match(/.{1,70}/gs) ?? []).join('=\r\n'))
		.join('\r\n');
}
