import { isHeadingLike } from '../view/headings';
import type { MailView } from '../view/mailView';
import { bareSubject } from '../wording';

export interface NotAnAlert {
	readonly what: 'digest' | 'integrationNotice' | 'other';
	readonly evidence: string;
}

interface Sign {
	readonly what: NotAnAlert['what'];
	/** What the subject or a heading must say. */
	readonly title: RegExp;
	/** What the text must say too. */
	readonly text: RegExp;
}

const signs: readonly Sign[] = [
	{
		what: 'digest',
		title:
			/\b(?:(?:weekly|periodic|office protect|security|events?) (?:digest|recap)|digest (?:of|for)\b|your digest|^digest\b|(?:sommaire|résumé|récapitulatif) hebdomadaire)/iu,
		text: /\b(?:digests?|recap|weekly|hebdomadaire|récapitulatif)\b/iu,
	},
	{
		what: 'integrationNotice',
		title:
			/\b(?:autotask|connectwise|psa|ticketing)\b.*\b(?:integration|connection)|\b(?:integration|intégration|connection|connexion)\b.*\b(?:autotask|connectwise|psa|broken|interrupted|failed|attention|error|rompue|interrompue)|\bemergency contact\b|\bcontact d.urgence\b/iu,
		text: /\b(?:integration|intégration|emergency contact|contact d.urgence)\b/iu,
	},
	{
		what: 'other',
		title:
			/\b(?:welcome to|bienvenue (?:dans|à|sur)|trial\b.*\b(?:ends|ended|ending|expires|expired)|période d.essai|setup of|set-up of|setup (?:failed|complete|completed|in progress)|configuration d.un locataire|activate your|password reset|reset your password|réinitialis|your invoice|facture|subscription|abonnement|scheduled maintenance|maintenance planifiée|release notes|newsletter|what.s new|quoi de neuf|verify your e-?mail|new features?)/iu,
		text: /\b(?:office protect|account|compte|trial|essai|set-?up|configuration|subscription|abonnement|invoice|facture|maintenance|password|mot de passe|activate|verify|newsletter|features?)\b/iu,
	},
];

/** So much of a subject is looked at: the signs search it again and again. */
const longestSubject = 1_000;

/**
 * What a mail is when it is no alert, with the words that show it. Null in every case of doubt: only
 * a subject or heading that says so, and a text that confirms it, make a mail something else, and
 * never a title of a known event or, except in a digest, a *View event* link.
 */
export function notAnAlert(view: MailView, subject: string): NotAnAlert | null {
	const bare = bareSubject(subject);
	const text = textOf(view);
	for (const { what, title, text: confirmation } of signs) {
		const inSubject = title.exec(bare.slice(0, longestSubject))?.[0];
		const inHeading = inSubject === undefined ? headingWith(view, title) : undefined;
		const found = inSubject ?? inHeading;
		if (found === undefined || speaksOfAnEvent(view, bare, what, inSubject !== undefined)) continue;
		const confirmed = confirmation.exec(text)?.[0];
		if (confirmed === undefined) continue;
		const place = inSubject === undefined ? 'A heading' : 'The subject';
		return { what, evidence: `${place} says “${found}”, the text “${confirmed}”.` };
	}
	return null;
}

function textOf(view: MailView): string {
	return view.document.lines
		.map((line) => line.text)
		.join('\n')
		.slice(0, 200_000);
}

function headingWith(view: MailView, title: RegExp): string | undefined {
	const [heading] = view.document.lines
		.slice(0, 200)
		.filter((line, index) => isHeadingLike(line) && !view.envelope.has(index));
	return title.exec(heading?.text.slice(0, 200) ?? '')?.[0];
}

function speaksOfAnEvent(
	view: MailView,
	subject: string,
	what: NotAnAlert['what'],
	inSubject: boolean,
): boolean {
	const { typeNamed, typesIn } = view.vocabulary;
	if (typeNamed(subject) !== null || typesIn(subject) !== null) return true;
	const links = view.links.some((link) => link.role === 'viewEvent');
	if (links) return what !== 'digest' || !inSubject;
	if (what === 'other' && printsAnEvent(view)) return true;
	// A digest may list titles of events; any other mail with one is an alert.
	return what !== 'digest' && view.titles.length > 0;
}

/** Whether the labels of an event stand in the mail: its type, or who, where and when. */
function printsAnEvent(view: MailView): boolean {
	const printed = new Set(view.pairs.map(({ label }) => view.vocabulary.meaningOf(label)));
	const told = ['user', 'tenant', 'time'] as const;
	return printed.has('eventType') || told.every((meaning) => printed.has(meaning));
}
