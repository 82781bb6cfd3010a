import type { DateTime } from 'luxon';
import type { Alert } from '../alert/alert';
import type { AlertKeys } from '../alert/identity/identity';
import type { TicketSchema } from '../autotask/ticketSchema';
import type { Failure } from '../failure';
import type { CompanyRef } from '../routing/mapping';
import type { Trace } from '../routing/route';
import { composeDescription, composeTitle } from './compose';
import type { TicketDraft } from './draft';
import { fitDescription, overflowLength, shortenTitle } from './fitText';
import type { FittedDescription } from './fitText';
import { planDueDate } from './planDueDate';
import { checkFieldNames } from './requiredFields';
import { resolveSettings } from './resolveSettings';
import type { FieldValue, TicketSettings } from '../routing/ticketSettings';
import { transliterate } from './transliterate';

const NO_TITLE = 'Office Protect alert';
const TITLE_LIMIT = 255;
const DESCRIPTION_LIMIT = 8000;
const NOTE_LIMIT = 32_000;

export interface DraftInput {
	readonly alert: Alert;
	readonly company: CompanyRef;
	readonly settings: TicketSettings;
	readonly trace: Trace;
	readonly schema: TicketSchema;
	readonly keys: Pick<AlertKeys, 'alertKey'>;
	/** The time of the run; due dates that would be past count from it. */
	readonly now: DateTime;
}

export type Drafted =
	| { readonly kind: 'ok'; readonly draft: TicketDraft }
	| { readonly kind: 'fail'; readonly failure: Failure };

/**
 * Drafts the ticket of an alert: every field under Autotask's name, in its type and length, every
 * chosen value checked against the schema. Text that does not fit the description is in the notes,
 * and whatever was changed is in the remarks. `externalID` is the plan's to add.
 */
export function draftTicket(input: DraftInput): Drafted {
	const { alert, company, settings, schema, now } = input;
	const resolved = resolveSettings(settings, schema);
	if (resolved.kind === 'fail') return resolved;
	const agreement = resolved.value.serviceLevelAgreement;
	const due = planDueDate(settings, agreement, alert, now);
	if (due.kind === 'fail') return due;
	const texts = textsOf(input);
	const fields: Record<string, FieldValue> = {
		companyID: company.companyID,
		title: texts.title,
		description: texts.fitted.description,
		...resolved.value.fields,
	};
	if (due.value.dueDateTime !== null) fields['dueDateTime'] = due.value.dueDateTime;
	const known = checkFieldNames(fields, schema);
	if (known.kind === 'fail') return known;
	return {
		kind: 'ok',
		draft: {
			fields,
			userDefinedFields: resolved.value.userDefinedFields,
			notes: notesOf(texts.fitted, input.keys),
			fallbackDueDateTime: due.value.fallbackDueDateTime,
			remarks: [...resolved.value.remarks, ...due.value.remarks, ...texts.remarks],
		},
	};
}

interface Texts {
	readonly title: string;
	readonly fitted: FittedDescription;
	readonly remarks: readonly string[];
}

function textsOf(input: DraftInput): Texts {
	const composed = composeTitle(input);
	const written = transliterate(composed.title);
	const wholeTitle = written.text.trim() === '' ? NO_TITLE : written.text;
	const title = shortenTitle(wholeTitle, limitOf(input.schema, 'title', TITLE_LIMIT));
	const isShortened = title !== wholeTitle;
	const parts = composeDescription(input);
	const body = transliterate(parts.body);
	const facts = transliterate(parts.facts);
	const footer = transliterate(parts.footer);
	const limit = limitOf(input.schema, 'description', DESCRIPTION_LIMIT);
	const titleLine = isShortened ? `Title in full: ${wholeTitle}\n` : '';
	const fitted = fitDescription(
		{ body: body.text, facts: facts.text, footer: titleLine + footer.text },
		limit,
		NOTE_LIMIT,
	);
	const replaced = [written, body, facts, footer].reduce((sum, text) => sum + text.replaced, 0);
	return { title, fitted, remarks: remarksOn(composed.unknown, isShortened, fitted, replaced) };
}

function remarksOn(
	unknown: readonly string[],
	isShortened: boolean,
	fitted: FittedDescription,
	replaced: number,
): readonly string[] {
	const parts = fitted.overflow.length;
	return [
		...unknown.map((written) => `The title template holds ${written}, which means nothing.`),
		...(isShortened ? ['The title was shortened; the description holds it in full.'] : []),
		...(parts > 0
			? [`${overflowLength(fitted)} characters of the description go to ${parts} ticket note(s).`]
			: []),
		...(replaced > 0
			? [`${replaced} character(s) that Autotask may not keep were replaced or left out.`]
			: []),
	];
}

function notesOf(fitted: FittedDescription, keys: DraftInput['keys']): TicketDraft['notes'] {
	return fitted.overflow.map((description, index) => ({
		title: `${keys.alertKey} part ${index + 1}/${fitted.overflow.length}`,
		description,
	}));
}

function limitOf(schema: TicketSchema, field: string, otherwise: number): number {
	const stated = schema.fields.get(field)?.length ?? 0;
	return stated > 0 ? stated : otherwise;
}
