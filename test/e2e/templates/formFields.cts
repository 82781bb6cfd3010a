import { DomUtils, parseDocument } from 'htmlparser2';

const { findAll, getAttributeValue, hasAttrib, textContent } = DomUtils;

/** A field of a page of an n8n form. */
export type FormField = {
	/** The name under which it is sent. */
	readonly id: string;
	readonly label: string;
	/** What it is filled in with. */
	readonly value: string;
	/** What a drop-down offers. */
	readonly choices: readonly string[];
};

/** The fields of a page, in their order, hidden ones and texts among them. */
export function fieldsOf(html: string): readonly FormField[] {
	const page = parseDocument(html).children;
	const labels = new Map(
		findAll(({ name }) => name === 'label', page).map((label) => [
			getAttributeValue(label, 'for') ?? '',
			textContent(label).trim(),
		]),
	);
	return findAll((element) => /^field-\d+$/.test(getAttributeValue(element, 'id') ?? ''), page).map(
		(element) => {
			const id = getAttributeValue(element, 'id') ?? '';
			const options = findAll(({ name }) => name === 'option', [element]);
			const chosen = options.find((option) => hasAttrib(option, 'selected')) ?? null;
			const own = chosen ?? (element.name === 'textarea' ? null : element);
			return {
				id,
				label: labels.get(id) ?? '',
				value: own === null ? textContent(element) : (getAttributeValue(own, 'value') ?? ''),
				choices: options
					.map((option) => getAttributeValue(option, 'value') ?? '')
					.filter((choice) => choice !== ''),
			};
		},
	);
}
