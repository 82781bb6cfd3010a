import { sortBy } from 'lodash';
import type { TicketRow } from '../autotask/tickets';
import type { Failure } from '../failure';
import type { NonEmpty } from '../nonEmpty';
import type { CompanyRef } from '../routing/mapping';
import type { SkipReason } from '../routing/route';
import { notesOf } from '../ticket/draft';
import type { NoteDraft, TicketDraft } from '../ticket/draft';
import type { Candidate, CandidateHead } from './candidate';

/** What shall be done in Autotask for one alert key. */
export type Intent = CandidateHead &
	(
		| { readonly kind: 'create'; readonly company: CompanyRef; readonly draft: TicketDraft }
		| {
				readonly kind: 'existing';
				readonly company: CompanyRef | null;
				/** Every ticket that stands for the alert, lowest id first. */
				readonly tickets: NonEmpty<TicketRow>;
				/** By ticket id: the notes of the draft that the ticket does not carry. */
				readonly missingNotes: ReadonlyMap<number, readonly NoteDraft[]>;
				/** Null where the alert could not be drafted with the present settings. */
				readonly draft: TicketDraft | null;
		  }
		| { readonly kind: 'skip'; readonly reason: SkipReason | { readonly code: 'heldBack' } }
		| { readonly kind: 'fail'; readonly company: CompanyRef | null; readonly failure: Failure }
	);

/** What Autotask holds already of the alerts of this run. */
export interface Known {
	/** By alert key: the tickets that stand for it, lowest id first. */
	readonly tickets: ReadonlyMap<string, NonEmpty<TicketRow>>;
	/** By ticket id: titles of the notes that carry overflow text. */
	readonly noteTitles: ReadonlyMap<number, ReadonlySet<string>>;
	/** By alert key: why it is not known whether a ticket stands for it. */
	readonly unclear: ReadonlyMap<string, Failure>;
	/** Alert keys whose create was rejected before, by what this process remembers. */
	readonly rejected: ReadonlySet<string>;
}

/**
 * One intent per candidate, in the same order. At most `newTickets` creates (0: no limit), the
 * oldest alerts first; the rest is held back for the next run. Alerts that Autotask rejected before
 * come last, so that they cannot keep newer ones waiting until those are out of the window.
 */
export function makePlan(
	candidates: readonly Candidate[],
	known: Known,
	newTickets: number,
): readonly Intent[] {
	const intents = candidates.map((candidate) => intentOf(candidate, known));
	if (newTickets === 0) return intents;
	const inTurn = sortBy(
		intents.filter(isCreate),
		({ keys }) => known.rejected.has(keys.alertKey),
		eventTime,
	);
	const allowed = new Set(inTurn.slice(0, newTickets));
	return intents.map((intent) =>
		isCreate(intent) && !allowed.has(intent) ? holdBack(intent) : intent,
	);
}

/** The plan when it is not known what Autotask holds: nothing can be created. */
export function failAll(candidates: readonly Candidate[], failure: Failure): readonly Intent[] {
	return candidates.map((candidate): Intent => {
		const { keys, origins, alert, trace } = candidate;
		const head = { keys, origins, alert, trace };
		return candidate.kind === 'skip'
			? { ...head, kind: 'skip', reason: candidate.reason }
			: { ...head, kind: 'fail', company: candidate.company, failure };
	});
}

function intentOf(candidate: Candidate, known: Known): Intent {
	const { keys, origins, alert, trace } = candidate;
	const head = { keys, origins, alert, trace };
	if (candidate.kind === 'skip') return { ...head, kind: 'skip', reason: candidate.reason };

	const { company } = candidate;
	const unclear = known.unclear.get(keys.alertKey);
	if (unclear !== undefined) return { ...head, kind: 'fail', company, failure: unclear };
	const tickets = known.tickets.get(keys.alertKey);
	if (tickets !== undefined) {
		const draft = candidate.kind === 'ticket' ? candidate.draft : null;
		const missingNotes = new Map(
			tickets.map(({ id }) => [id, missing(draft, known.noteTitles.get(id))]),
		);
		return { ...head, kind: 'existing', company, tickets, missingNotes, draft };
	}
	return candidate.kind === 'ticket'
		? { ...head, kind: 'create', company: candidate.company, draft: candidate.draft }
		: { ...head, kind: 'fail', company, failure: candidate.failure };
}

function missing(
	draft: TicketDraft | null,
	present: ReadonlySet<string> | undefined,
): readonly NoteDraft[] {
	return draft === null ? [] : notesOf(draft).filter((note) => present?.has(note.title) !== true);
}

type Create = Extract<Intent, { kind: 'create' }>;

function isCreate(intent: Intent): intent is Create {
	return intent.kind === 'create';
}

function holdBack({ keys, origins, alert, trace }: Create): Intent {
	return { keys, origins, alert, trace, kind: 'skip', reason: { code: 'heldBack' } };
}

/** Alerts without any time count as newest: those with one must not wait behind them. */
function eventTime({ alert }: Create): string {
	return alert.occurredAt ?? alert.receivedAt ?? '~';
}
