import { badRequest, notServed } from '../graphError.mts';
import { sentTime } from '../mailbox/message.mts';
import type { Recipient, StoredMessage } from '../mailbox/message.mts';
import { visibleText } from '../mailbox/visibleText.mts';

type Condition = (message: StoredMessage) => boolean;

const people = (recipients: readonly (Recipient | null)[]): string =>
	recipients
		.flatMap((one) => (one === null ? [] : [one.emailAddress.name, one.emailAddress.address]))
		.join(' ');
const texts: Readonly<Record<string, (message: StoredMessage) => string>> = {
	subject: ({ content }) => content.subject,
	from: ({ content }) => people([content.from]),
	to: ({ content }) => people(content.toRecipients),
	cc: ({ content }) => people(content.ccRecipients),
	body: ({ content }) => visibleText(content.body.content),
};
const byDefault = ['from', 'subject', 'body'];

/**
 * The messages that `$search` finds, by sent time, newest first, 1,000 at most. Served of the search
 * language: words, `property:word` of subject, from, to, cc and body, `received` with a comparison,
 * all joined by AND.
 */
export function searched(
	messages: readonly StoredMessage[],
	search: string,
): readonly StoredMessage[] {
	const quoted = /^"(.*)"$/s.exec(search.trim())?.[1];
	if (quoted === undefined) throw badRequest(`Syntax error in $search: '${search}'.`);
	const words = quoted.split(/\s+/).filter((word) => word !== '' && word !== 'AND');
	if (words.some((word) => word === 'OR' || word === 'NOT' || /[()*]/.test(word))) {
		throw notServed(`this $search: ${search}`);
	}
	const conditions = words.map(conditionOf);
	return messages
		.filter((message) => conditions.every((holds) => holds(message)))
		.sort((left, right) => sentTime(right) - sentTime(left))
		.slice(0, 1000);
}

function conditionOf(word: string): Condition {
	const received = /^received(>=|<=|>|<)(.+)$/i.exec(word);
	if (received !== null) return receivedCondition(received[1] ?? '', received[2] ?? '');
	const [, property = '', value = word] = /^([A-Za-z]+):(.+)$/.exec(word) ?? [];
	const readers = property === '' ? byDefault : [property.toLowerCase()];
	const wanted = value.toLowerCase();
	return (message) =>
		readers.some((name) => {
			const read = texts[name];
			if (read === undefined) throw notServed(`$search by ${name}`);
			return read(message).toLowerCase().includes(wanted);
		});
}

function receivedCondition(operator: string, date: string): Condition {
	const at = Date.parse(date);
	if (Number.isNaN(at)) throw badRequest(`Syntax error in $search: '${date}' is not a date.`);
	return ({ receivedAt }) => {
		if (operator === '>=') return receivedAt >= at;
		if (operator === '<=') return receivedAt <= at;
		return operator === '>' ? receivedAt > at : receivedAt < at;
	};
}
