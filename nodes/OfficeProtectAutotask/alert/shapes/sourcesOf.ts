import type { SourceItem } from '../sourceItem';
import { alertItem } from './alertItem';
import { isMailFile, mailInFile } from './emlFile';
import { gmailPreview } from './gmailPreview';
import { imapMail, resolvedMail } from './imapMail';
import { namesEvent } from './jsonAlert';
import { jsonBody } from './jsonBody';
import type { AuthenticationHeaders } from './mail';
import { outlookMessage } from './outlookMessage';
import { propertiesOf, textOf } from './plainData';
import { unreadable } from './source';
import type { MailWithAttached, Source } from './source';
import { looseMail } from './looseMail';

/**
 * Finds out what an item holds: mails (as n8n's mail nodes give them, or raw in files), alerts as
 * JSON (also as n8n's Webhook node gives them), both, or an alert of *Read Alerts*.
 */
export async function sourcesOf(item: SourceItem): Promise<readonly Source[]> {
	const json = propertiesOf(item.json);
	const own = json === null ? null : (alertItem(json) ?? mailNodeOutput(json));
	if (own?.kind === 'alert') return [own];
	const files = item.files.filter((file) => isMailFile(file));
	if (files.length === 0) return [own ?? jsonSource(item.json, json) ?? nothing(json)];
	const beside = own ?? jsonSource(item.json, json);
	if (beside?.kind !== 'json') return [await withFiles(item, beside, files)];
	// What other nodes say of a file (its id, name and type) is no alert.
	const isAlert = beside.alerts.some((alert) => namesEvent(alert));
	return [...(isAlert ? [beside] : []), await withFiles(item, null, files)];
}

function mailNodeOutput(json: Readonly<Record<string, unknown>>): Source | null {
	return imapMail(json) ?? outlookMessage(json) ?? resolvedMail(json) ?? gmailPreview(json);
}

function jsonSource(value: unknown, json: Readonly<Record<string, unknown>> | null): Source | null {
	const isWebhook = json !== null && 'body' in json && ('headers' in json || 'webhookUrl' in json);
	if (isWebhook) {
		const body = propertiesOf(json.body);
		return (
			(body === null ? null : (alertItem(body) ?? mailNodeOutput(body))) ?? plainJson(json.body)
		);
	}
	return plainJson(value) ?? jsonBody(json?.body);
}

/** An alert or a mail: what has a sender is a mail, however much like an alert's its fields are. */
function plainJson(value: unknown): Source | null {
	const mail = looseMail(value);
	const isSent =
		mail?.kind === 'mails' && mail.mails.some(({ mail: { sender } }) => sender !== null);
	return isSent && !namesEvent(value) ? mail : (jsonBody(value) ?? mail);
}

function nothing(json: Readonly<Record<string, unknown>> | null): Source {
	const names = Object.keys(json ?? {}).slice(0, 10);
	const found = names.length === 0 ? 'The item is empty' : `The item has only ${names.join(', ')}`;
	return unreadable(
		'notReadable',
		`${found}: neither a mail nor an alert was found in it.`,
		'Pass on what a mail node gives (with the body of the mail), a mail as a file (.eml), or an alert as JSON with its type and its id or time.',
	);
}

async function withFiles(
	item: SourceItem,
	own: Source | null,
	files: SourceItem['files'],
): Promise<Source> {
	const found: FoundMail[] = [];
	for (const file of files) {
		try {
			found.push({ ...(await mailInFile(file.bytes)), fileName: file.fileName });
		} catch (error) {
			const reason = error instanceof Error ? error.message : 'unknown reason';
			return unreadable(
				'notReadable',
				`The file ${file.fileName ?? 'without a name'} is no mail that can be read (${reason}).`,
				'Pass on the mail as the mail server stores it (.eml).',
			);
		}
	}
	return { kind: 'mails', mails: own === null ? found : besideMail(item, own, found) };
}

interface FoundMail extends MailWithAttached {
	readonly fileName: string | null;
}

/**
 * A mail file beside a mail is either that mail itself (*Get MIME Content* of the Outlook node names
 * it after the message's id, which a sender cannot know) or an attachment of it.
 */
function besideMail(
	item: SourceItem,
	own: Source,
	found: readonly FoundMail[],
): readonly MailWithAttached[] {
	const id = textOf(propertiesOf(item.json)?.id);
	const itself = found.find(({ fileName }) => id !== null && fileName === `${id}.eml`);
	if (itself !== undefined) return [itself];
	const around = own.kind === 'mails' ? own.mails[0]?.mail : undefined;
	const mails = found.map(({ mail }) => mail);
	if (around !== undefined) return [{ mail: around, attached: mails }];
	return mails.map((mail) => ({
		mail: { ...mail, sender: null, authentication: unvouched },
		attached: [],
	}));
}

const unvouched: AuthenticationHeaders = {
	known: 'none',
	remedy:
		'Leave File Name of Get MIME Content empty, so that the file is known to be the mail itself.',
};
