import { defaultReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { frozenVocabulary } from '../../../nodes/OfficeProtectAutotask/alert/view/frozenVocabulary';
import { decodedLink } from '../../../nodes/OfficeProtectAutotask/alert/view/links';
import { vocabularyOf } from '../../../nodes/OfficeProtectAutotask/alert/view/vocabulary';

const target = 'https://app.office-protect.com/events/00000001-1111-4222-8333-444444444444';
const wrap = (url: string) =>
	`https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=05%7C02%7Cdesk%40msp.example%7Cb2e726f4-796b-53bb-aa45-1295c09aae2f&reserved=0`;

describe('Safe Links', () => {
	it('are decoded without a request, also several around one another', () => {
		expect(decodedLink(wrap(target))).toBe(target);
		expect(decodedLink(wrap(wrap(target)))).toBe(target);
	});

	it('stay as they are when they hold no web address', () => {
		const odd = 'https://eur03.safelinks.protection.outlook.com/?url=javascript%3Aopen(1)';
		expect(decodedLink(odd)).toBe(odd);
	});

	it('do not make an address of another host one', () => {
		const other = `https://safelinks.protection.outlook.com.attacker.example/?url=${encodeURIComponent(target)}`;
		expect(decodedLink(other)).toBe(other);
	});

	it.each(['javascript:open(12345678)', 'mailto:a@b.example', '', 'https://', 'data:text/html,x'])(
		'do not matter for “%s”, which is no web address',
		(href) => {
			expect(decodedLink(href)).toBeNull();
		},
	);
});

describe.each([
	['keys are made', frozenVocabulary],
	['alerts are read', vocabularyOf(defaultReaderOptions)],
])('what a link is there for when %s', (_when, { linkRole }) => {
	it.each([
		['View event in Office Protect', 'https://click.example/1', 'viewEvent'],
		['View Event', 'https://click.example/1', 'viewEvent'],
		['Voir l’événement dans Office Protect', 'https://click.example/1', 'viewEvent'],
		["Afficher l'événement", 'https://click.example/1', 'viewEvent'],
		['Ignore Event', target, 'ignoreEvent'],
		['Ignorer l’événement', target, 'ignoreEvent'],
		['Details', target, 'viewEvent'],
		['Details', wrap(target), 'viewEvent'],
		['Click', `${target}/ignore`, 'ignoreEvent'],
		['Details', 'https://attacker.example/events/00000001', null],
		['Details', 'https://app.office-protect.com.attacker.example/events/12345678', null],
		['Open Integrations', 'https://app.office-protect.com/integrations', null],
	])('%s to %s', (label, href, role) => {
		expect(linkRole({ label, href })).toBe(role);
	});
});
