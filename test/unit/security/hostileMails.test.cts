import { asEml, asImapSimple, eventLinks, read } from '../alert/mails.cts';
import type { SourceItem } from '../../../nodes/OfficeProtectAutotask/alert/sourceItem';
import { filled, measured } from './cpuTime.cts';

const alert = '<h2>Too Many Logins</h2><p>Tenant: Contoso</p><p>User: a@contoso.example</p>';

/** What patterns begin to match again and again: words of ours, signs, and nothing at all. */
const pieces = [
	...['integration ', 'trial ', 'connection ', 'office protect ', 'Tenant: ', 'Too Many Logins '],
	...['View event ', '12:34 UTC ', 'https://a.example/( ', '[<( ', '<a@b.example> ', 'Re: '],
	...[' ', '\n', ': ', ').', '{{ ', 'a'],
];

/** Where a sender can put text, and how long it may be there. */
const places: Readonly<Record<string, (text: string) => SourceItem>> = {
	'the subject': (text) => asImapSimple({ subject: text, html: alert + eventLinks(1) }),
	'the subject of a raw mail': (text) =>
		asEml({ subject: text.replace(/\n/g, ' '), html: alert + eventLinks(1) }),
	'a heading': (text) =>
		asImapSimple({ subject: 'x', html: `<h2>${text}</h2>${alert}${eventLinks(1)}` }),
	'a value': (text) =>
		asImapSimple({ subject: 'x', html: `${alert}<p>Country: ${text}</p>${eventLinks(1)}` }),
	'the label of a link': (text) =>
		asImapSimple({ subject: 'x', html: `${alert}<a href="https://a.example/">${text}</a>` }),
	'the address of a link': (text) =>
		asImapSimple({
			subject: 'x',
			html: `${alert}<a href="https://a.example/${text}">View event</a>`,
		}),
	'a style': (text) => asImapSimple({ subject: 'x', html: `<p style="${text}">x</p>${alert}` }),
	'a style sheet': (text) => asImapSimple({ subject: 'x', html: `<style>${text}</style>${alert}` }),
	'the sender': (text) => asImapSimple({ subject: 'x', html: alert, from: text }),
	'the recipients': (text) => asImapSimple({ subject: 'x', html: alert, to: [text] }),
	'the date': (text) => asImapSimple({ subject: 'x', html: alert, date: text }),
	'a note of its authentication': (text) =>
		asImapSimple({ subject: 'x', html: alert, results: [text] }),
	'plain text': (text) => asImapSimple({ subject: 'x', text: `Too Many Logins\n\n${text}` }),
};

const length = 200_000;
/** Twice the work for twice the text takes a tenth of this; four times the work never ends. */
const mostMs = 5_000;

describe.each(Object.keys(places))('%s may be long and of any pieces:', (place) => {
	it.each(pieces)('%j', async (piece) => {
		const item = places[place]?.(filled(piece, length)) ?? asImapSimple({ subject: '' });
		const { result, cpuMs } = await measured(async () => await read(item));
		expect(result.length).toBeGreaterThan(0);
		expect(cpuMs).toBeLessThan(mostMs);
	});
});
