import { eventTypeNamed, eventTypeNames } from '../eventTypes';
import { labelBook } from '../labels/labelBook';
import type { LabelBook } from '../labels/labelBook';
import type { ReaderOptions } from '../readerOptions';
import { linkRoles } from './linkRoles';
import type { LinkRoles } from './linkRoles';
import { linkWordings } from './linkWordings';
import { mentionedType } from './titles';
import type { TypeNames } from './titles';

/** What labels, type names and links mean while a mail is read. */
export interface Vocabulary extends LinkRoles {
	readonly meaningOf: LabelBook;
	readonly typeNamed: TypeNames;
	/** The one type name that a running text mentions, as printed; null if none or several. */
	readonly typesIn: (text: string) => string | null;
}

const knownLinks = linkRoles(linkWordings);

/** What the reader knows, with the labels that the user adds. */
export function vocabularyOf(options: ReaderOptions): Vocabulary {
	return {
		...knownLinks,
		meaningOf: labelBook(options.extraLabels),
		typeNamed: eventTypeNamed,
		typesIn: (text) => mentionedType(text, eventTypeNames),
	};
}
