import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import type { MailFields } from '../../graphStandinProcess.cts';

export type AlertMail = {
	readonly tenant: string;
	/** Tells one alert from another; the same number is the same alert. */
	readonly number: number;
	readonly title?: string;
	/** When the event happened; default ten minutes ago. */
	readonly at?: DateTime;
};

/** A mail with one synthetic alert. */
export function alertMail({ tenant, number, title, at }: AlertMail): MailFields {
	const subject = title ?? 'Sign-In from Unauthorized Country';
	const time = (at ?? DateTime.utc().minus({ minutes: 10 })).toUTC();
	const event = `https://app.office-protect.com/events/${guid(`${tenant} ${number}`)}`;
	const cells = [
		['Tenant', tenant],
		['Date', `${time.toFormat('yyyy-MM-dd HH:mm')} UTC`],
		['User', `user${number}@customer.example`],
	].map(([label, value]) => `<tr><td>${label ?? ''}:</td><td>${value ?? ''}</td></tr>`);
	return {
		from: 'alerts@office-protect.example',
		fromName: 'Office Protect',
		to: ['alerts@msp.example'],
		subject,
		html: [
			`<html lang="en"><body><h2>${subject}</h2>`,
			`<p>This is what happened.</p><table>${cells.join('')}</table>`,
			`<p><a href="${event}">View event in Office Protect</a></p></body></html>`,
		].join(''),
	};
}

function guid(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20, 32),
	].join('-');
}
