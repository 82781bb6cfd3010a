import type { ReaderOptions } from '../readerOptions';
import type { Mail } from '../shapes/mail';
import { authenticationResults, passes } from './authenticationResults';
import { isAllowedSender } from './sender';

export type TrustOptions = Pick<
	ReaderOptions,
	'allowedSenders' | 'requireAuthentication' | 'authservId'
>;

export interface Distrust {
	readonly why: 'sender' | 'authentication';
	readonly evidence: string;
}

/** Why a mail may not make tickets; null when it may. */
export function distrust(mail: Mail, options: TrustOptions): Distrust | null {
	if (!isAllowedSender(mail.sender, options.allowedSenders)) {
		const sender = mail.sender ?? 'without an address';
		return {
			why: 'sender',
			evidence: `The sender ${sender} is not among the allowed senders (${options.allowedSenders.join(', ')}).`,
		};
	}
	if (!options.requireAuthentication) return null;
	const evidence = whyNotAuthenticated(mail, options.authservId.trim().toLowerCase());
	return evidence === null ? null : { why: 'authentication', evidence };
}

function whyNotAuthenticated(mail: Mail, server: string): string | null {
	const headers = mail.authentication;
	if (headers.known === 'none') {
		return `The item holds no mail headers, so nothing shows that the mail was authenticated. ${headers.remedy}`;
	}
	const results = headers.values.map((value) => authenticationResults(value));
	if (headers.known === 'one' && server === '') {
		return `The item holds only one of the mail's Authentication-Results headers, and not certainly the one that your mail system wrote. ${headers.remedy}`;
	}
	const own = server === '' ? results[0] : results.find((result) => result.server === server);
	if (own === undefined) {
		const missing = server === '' ? '' : ` of ${server}`;
		return `The mail has no Authentication-Results header${missing}, so your mail system did not check it.`;
	}
	const domain = mail.sender?.slice(mail.sender.lastIndexOf('@') + 1) ?? '';
	if (domain !== '' && passes(own, domain)) return null;
	const found = own.checks.map((check) => `${check.method}=${check.result}`).join(', ');
	return `The mail was not authenticated as coming from ${domain}: ${found === '' ? 'no check was made' : found}.`;
}
