import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { readItem } from '../../../nodes/OfficeProtectAutotask/alert/readItem';
import { defaultReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { MailFields } from '../../graphStandinProcess.cts';

const spacer =
	'<table role="presentation" width="100%" style="border-collapse:collapse;mso-table-lspace:0pt">' +
	'<tr><td style="font-size:0;line-height:0;height:8px">&nbsp;</td></tr></table>';

/** The mail, grown to so many bytes as mails of products are: by rules of style and by layout. */
export function grown(mail: MailFields, bytes: number): MailFields {
	const html = mail.html ?? '';
	const half = (bytes - html.length) / 2;
	const layout = spacer.repeat(Math.floor(half / spacer.length));
	let rules = '';
	for (let rule = 0; rules.length < half; rule++) {
		rules += `.cell-${rule} td { padding: ${rule % 20}px; color: #1f2933; }\n`;
	}
	return {
		...mail,
		html: html
			.replace('<body>', `<head><style>${rules}</style></head><body>`)
			.replace('</body>', `${layout}</body>`),
	};
}

/** The `externalID` of the ticket that the one alert of a mail has or gets, also when it is grown. */
export async function externalIdOf({ subject, html }: MailFields): Promise<string> {
	const json = { subject, bodyPreview: '', body: { contentType: 'html', content: html } };
	const [reading] = await readItem({ itemIndex: 0, json, files: [] }, defaultReaderOptions);
	if (reading?.kind !== 'alert') throw new Error('The mail holds no alert');
	return keysOf(reading.alert.identity).externalId;
}
