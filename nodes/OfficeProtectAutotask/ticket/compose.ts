import { trim } from 'lodash';
import { DateTime } from 'luxon';
import type { Alert } from '../alert/alert';
import { describeCompany } from '../routing/mapping';
import type { CompanyRef } from '../routing/mapping';
import type { TenantSource, Trace } from '../routing/route';
import type { DescriptionParts } from './fitText';
import type { TicketSettings } from '../routing/ticketSettings';

/** What a ticket's texts are made of. */
export interface ComposeInput {
	readonly alert: Alert;
	readonly company: CompanyRef;
	readonly trace: Trace;
	readonly settings: Pick<TicketSettings, 'titleTemplate' | 'includeIgnoreLink' | 'remark'>;
}

const defaultTitle = '{{eventType}}';
const blanks = /[\s\p{Cc}]+/gu;
const placeholderPattern = /\{\{\s*(\w+)\s*\}\}/g;
/** What may join placeholders, and is left over at the ends when one of them is empty. */
const joining = ' -–—:|,/';

/**
 * The ticket's title. Alert texts are put in as they are: a placeholder within one is not replaced.
 * `unknown` holds placeholders that mean nothing; they stay in the title as written. The title is
 * one line and may be empty.
 */
export function composeTitle({ alert, company, trace, settings }: ComposeInput): {
	readonly title: string;
	readonly unknown: readonly string[];
} {
	const values = new Map([
		['eventtype', alert.eventTitle],
		['tenant', alert.tenant ?? trace.tenant ?? ''],
		['user', alert.user ?? ''],
		['company', company.companyName ?? ''],
	]);
	const unknown: string[] = [];
	const filledIn: string[] = [];
	const template = settings.titleTemplate.trim() === '' ? defaultTitle : settings.titleTemplate;
	const filled = template.replace(placeholderPattern, (written, name: string) => {
		const value = values.get(name.toLowerCase());
		if (value === undefined) unknown.push(written);
		filledIn.push(value?.trim() ?? written);
		return value ?? written;
	});
	const line = oneLine(filled);
	const title = filledIn.includes('') ? trim(line, joining) : line;
	return { title, unknown };
}

/** The ticket's description: the alert's text, the facts in a compact block, what decided. */
export function composeDescription(input: ComposeInput): DescriptionParts {
	const { alert } = input;
	return {
		body: alert.text.trimEnd(),
		facts: linesOf([
			['Event type', alert.eventTitle],
			['Tenant', alert.tenant],
			['Event time', eventTime(alert)],
			['User', userBesideDetails(alert)],
			...alert.details.map(({ label, value }) => [label, value] as const),
			['View event', alert.viewEventUrl],
		]),
		footer: linesOf([
			['Ignore event', input.settings.includeIgnoreLink ? alert.ignoreEventUrl : null],
			['Remark', input.settings.remark],
			['Company', whyThisCompany(input)],
		]),
	};
}

type Line = readonly [label: string, value: string | null];

function linesOf(lines: readonly Line[]): string {
	return lines
		.flatMap(([label, value]) => {
			const text = oneLine(value ?? '');
			return text === '' ? [] : [`${oneLine(label)}: ${text}`];
		})
		.join('\n');
}

function oneLine(text: string): string {
	return text.replace(blanks, ' ').trim();
}

function eventTime({ occurredAtRaw, occurredAt, receivedAt }: Alert): string | null {
	const utc = occurredAt === null ? null : inUtc(occurredAt);
	if (occurredAtRaw !== null) {
		return utc === null
			? `${occurredAtRaw} (time in UTC not certain)`
			: `${occurredAtRaw} (${utc})`;
	}
	if (utc !== null) return utc;
	return receivedAt === null ? null : `not printed; the mail is of ${inUtc(receivedAt)}`;
}

function inUtc(iso: string): string {
	const time = DateTime.fromISO(iso, { zone: 'utc' });
	return time.isValid ? time.toFormat("yyyy-MM-dd HH:mm:ss 'UTC'") : iso;
}

function userBesideDetails({ user, details }: Alert): string | null {
	return details.some(({ value }) => value === user) ? null : user;
}

const toldBy: Readonly<Record<TenantSource, string | null>> = {
	printedTenant: 'the alert prints the tenant',
	recipientAddress: "the mail's recipient address tells the tenant",
	mentionedInText: "the alert's text mentions the tenant",
	userDomain: "the affected user's domain tells the tenant",
	catchAll: 'the catch-all setting, since no mapping row gives the tenant a company',
	none: null,
};

function whyThisCompany({ company, trace }: ComposeInput): string {
	const row = trace.mappingRow === null ? null : `mapping ${trace.mappingRow}`;
	const because = [row, toldBy[trace.tenantSource]].filter((text) => text !== null);
	const named = describeCompany(company);
	return because.length === 0 ? named : `${named}, by ${because.join('; ')}`;
}
