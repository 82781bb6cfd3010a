import type { AlertKeys } from '../alert/identity/identity';
import type { TicketSchema } from '../autotask/ticketSchema';
import { composeDescription, composeTitle } from './compose';
import type { ComposeInput } from './compose';
import type { NoteDraft, TicketTexts } from './draft';
import { fitDescription, overflowLength, shortenTitle } from './fitText';
import type { FittedDescription } from './fitText';
import { transliterate } from './transliterate';

const noTitle = 'Office Protect alert';
const titleLimit = 255;
const descriptionLimit = 8000;
const noteLimit = 32_000;

export interface TextsInput extends ComposeInput {
	readonly schema: TicketSchema;
	readonly keys: Pick<AlertKeys, 'alertKey'>;
}

/**
 * Writes the texts of an alert's ticket in characters that Autotask keeps and in its lengths. What
 * does not fit the description is in the notes; whatever was changed is in the remarks.
 */
export function writeTexts(input: TextsInput): TicketTexts {
	const composed = composeTitle(input);
	const written = transliterate(composed.title);
	const wholeTitle = written.text.trim() === '' ? noTitle : written.text;
	const title = shortenTitle(wholeTitle, limitOf(input.schema, 'title', titleLimit));
	const isShortened = title !== wholeTitle;
	const parts = composeDescription(input);
	const body = transliterate(parts.body);
	const facts = transliterate(parts.facts);
	const footer = transliterate(parts.footer);
	const limit = limitOf(input.schema, 'description', descriptionLimit);
	const titleLine = isShortened ? `Title in full: ${wholeTitle}\n` : '';
	const fitted = fitDescription(
		{ body: body.text, facts: facts.text, footer: titleLine + footer.text },
		limit,
		noteLimit,
	);
	const replaced = [written, body, facts, footer].reduce((sum, text) => sum + text.replaced, 0);
	return {
		title,
		description: fitted.description,
		notes: notesOf(fitted, input.keys),
		remarks: remarksOn(composed.unknown, isShortened, fitted, replaced),
	};
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
		...(fitted.leftOut > 0
			? [`${fitted.leftOut} characters are left out: they are in the mail only.`]
			: []),
		...(replaced > 0
			? [`${replaced} character(s) that Autotask may not keep were replaced or left out.`]
			: []),
	];
}

function notesOf(fitted: FittedDescription, keys: TextsInput['keys']): readonly NoteDraft[] {
	return fitted.overflow.map((description, index) => ({
		title: `${keys.alertKey} part ${index + 1}/${fitted.overflow.length}`,
		description,
	}));
}

function limitOf(schema: TicketSchema, field: string, otherwise: number): number {
	const stated = schema.fields.get(field)?.length ?? 0;
	return stated > 0 ? stated : otherwise;
}
