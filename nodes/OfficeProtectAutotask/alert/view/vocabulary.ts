import { eventTypeNamed, eventTypeNames } from '../eventTypes';
import { op1LabelName, op1TypeNamed } from '../identity/identityOf';
import { typeNames } from '../identity/op1Types';
import { isMeaning, labelBook, type LabelBook } from '../labels/labelBook';
import type { ReaderOptions } from '../readerOptions';
import { mentionedType, type TypeNames } from './titles';

/** What labels and type names mean while a mail is read. */
export interface Vocabulary {
	readonly meaningOf: LabelBook;
	readonly typeNamed: TypeNames;
	/** The one type name that a running text mentions, as printed; null if none or several. */
	readonly typesIn: (text: string) => string | null;
}

const frozenTypeNames = Object.values(typeNames).flat();

/** What events are told apart by, and what keys are made of: nothing that an option changes. */
export const frozenVocabulary: Vocabulary = {
	meaningOf: (label) => {
		const name = op1LabelName(label);
		return name !== null && isMeaning(name) ? name : null;
	},
	typeNamed: op1TypeNamed,
	typesIn: (text) => mentionedType(text, frozenTypeNames),
};

/** What the reader knows, with the labels that the user adds. */
export function vocabularyOf(options: ReaderOptions): Vocabulary {
	return {
		meaningOf: labelBook(options.extraLabels),
		typeNamed: eventTypeNamed,
		typesIn: (text) => mentionedType(text, eventTypeNames),
	};
}
