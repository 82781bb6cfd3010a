import type { DateTime } from 'luxon';
import type { Checked } from '../failure';
import type { TicketSettings } from '../routing/ticketSettings';
import { passed } from './checked';
import type { TicketDraft } from './draft';
import { planDueDate } from './planDueDate';
import { checkFieldNames } from './requiredFields';
import { resolveSettings } from './resolveSettings';
import { writeTexts } from './writeTexts';
import type { TextsInput } from './writeTexts';

export interface DraftInput extends TextsInput {
	readonly settings: TicketSettings;
	/** The time of the run; due dates that would be past count from it. */
	readonly now: DateTime;
}

/**
 * Drafts the ticket of an alert: every field under Autotask's name, in its type and length, every
 * chosen value checked against the schema. Text that does not fit the description is in the notes,
 * and whatever was changed is in the remarks. `externalID` is the plan's to add. Throws where the
 * texts cannot be written; those of a draft can.
 */
export function draftTicket(input: DraftInput): Checked<TicketDraft> {
	const { alert, company, settings, schema, now } = input;
	const resolved = resolveSettings(settings, schema);
	if (resolved.kind === 'fail') return resolved;
	const agreement = resolved.value.serviceLevelAgreement;
	const due = planDueDate(settings, agreement, alert, now);
	const { dueDateTime, fallbackDueDateTime } = due;
	const fields = {
		companyID: company.companyID,
		...resolved.value.fields,
		...(dueDateTime === null ? {} : { dueDateTime }),
	};
	const known = checkFieldNames(['title', 'description', ...Object.keys(fields)], schema);
	if (known.kind === 'fail') return known;
	const { notes, remarks } = writeTexts(input);
	return passed({
		fields,
		userDefinedFields: resolved.value.userDefinedFields,
		fallbackDueDateTime,
		remarks: [...resolved.value.remarks, ...due.remarks, ...remarks],
		noteCount: notes.length,
		texts: () => writeTexts(input),
	});
}
