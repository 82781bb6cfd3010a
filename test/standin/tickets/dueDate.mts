import { rejected } from '../refusal.mts';
import { agreementHours } from '../seed/picklists.mts';
import { hoursLater } from '../wire/dates.mts';
import type { World } from '../world.mts';
import { isSet, numberOf } from './draft.mts';
import type { ReadonlyDraft } from './draft.mts';

type Dates = { readonly dueDateTime: string | null; readonly resolvedDueDateTime: string | null };

/**
 * The due dates of a new ticket: the one sent, else the category's; a service level agreement may
 * override both. Throws the refusal when there is none and one is required.
 */
export function dueDates(world: World, draft: ReadonlyDraft, now: string): Dates {
	const { switches } = world;
	const byAgreement = agreementDate(draft, now);
	const satisfying = switches.slaSatisfiesDueDate ? byAgreement : null;
	const date = sentOrCategoryDate(world, draft, now) ?? satisfying;
	if (date === null && switches.dueDateRequired) {
		throw rejected('dueDateTime is required.; on record number [0].');
	}
	const isOverridden = byAgreement !== null && switches.slaSetsDueDate;
	return { dueDateTime: isOverridden ? byAgreement : date, resolvedDueDateTime: byAgreement };
}

function sentOrCategoryDate(world: World, draft: ReadonlyDraft, now: string): string | null {
	const sent = draft['dueDateTime'];
	if (typeof sent === 'string' && isSet(sent)) return sent;
	const { dueAfterHours } = world.database.categoryRules(draft['ticketCategory']);
	return dueAfterHours === null ? null : hoursLater(now, dueAfterHours);
}

function agreementDate(draft: ReadonlyDraft, now: string): string | null {
	const agreement = numberOf(draft, 'serviceLevelAgreementID');
	const priority = numberOf(draft, 'priority');
	if (agreement === null || priority === null) return null;
	const hours = agreementHours.get(agreement)?.get(priority);
	return hours === undefined ? null : hoursLater(now, hours);
}
