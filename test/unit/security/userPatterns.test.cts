import { eventInstant } from '../../../nodes/OfficeProtectAutotask/alert/labels/eventTime';
import { isAllowedSender } from '../../../nodes/OfficeProtectAutotask/alert/trust/sender';
import { parseReaderOptions } from '../../../nodes/OfficeProtectAutotask/parameters/reading';
import { composeTitle } from '../../../nodes/OfficeProtectAutotask/ticket/compose';
import { asImapSimple, read } from '../alert/mails.cts';
import { computed } from '../parameters/nodeParameters.cts';
import { problemOf } from '../parameters/problemOf.cts';
import { sampleAlert, sampleTrace } from '../sampleAlert.cts';
import { sampleSettings } from '../ticket/sampleSettings.cts';
import { filled, measured } from './cpuTime.cts';

const long = 1_000_000;
const mostMs = 2_000;

describe('allowed senders', () => {
	it.each([
		['*a'.repeat(200), filled('a', long), false],
		['*a*b'.repeat(100), filled('ab', long), false],
		['*'.repeat(1_000), filled('a', long), true],
		[`${'*a'.repeat(200)}*`, filled('a', long), true],
		['*@*.*.*.*.example', filled('@.', long), false],
	])('%.20s… is decided in one pass over a long sender', async (pattern, sender, isAllowed) => {
		const { result, cpuMs } = await measured(() => isAllowedSender(sender, [pattern]));
		expect(result).toBe(isAllowed);
		expect(cpuMs).toBeLessThan(mostMs);
	});

	it('are no regular expressions', () => {
		expect(isAllowedSender('abc@x.example', ['(a+)+@x.example'])).toBe(false);
		expect(isAllowedSender('(a+)+@x.example', ['(a+)+@x.example'])).toBe(true);
		expect(isAllowedSender('abc@xxexample', ['*@x.example'])).toBe(false);
	});
});

describe('texts that subjects contain, and labels', () => {
	const nested = '(a+)+$';

	it('are no regular expressions, and cost no more than a search', async () => {
		const letter = { subject: filled('a', long), text: 'Too Many Logins\nTenant: Contoso' };
		const options = {
			subjectPatterns: [nested, 'a'.repeat(1_000)],
			extraLabels: [{ label: nested, meaning: 'tenant' as const }],
		};
		const { result, cpuMs } = await measured(async () => await read(asImapSimple(letter), options));
		expect(result).toMatchObject([{ kind: 'alert', alert: { tenant: 'Contoso' } }]);
		expect(cpuMs).toBeLessThan(mostMs);
	});

	it('mean what they say, letter by letter', async () => {
		const letter = { subject: 'aaa', text: 'Too Many Logins\nTenant: Contoso' };
		expect(await read(asImapSimple(letter), { subjectPatterns: [nested] })).toMatchObject([
			{ kind: 'notAlert' },
		]);
	});
});

describe('the date format', () => {
	const formatOf = (dateFormat: string) =>
		parseReaderOptions(computed({ options: { dateFormat } })).dateFormat;

	it.each(['yuyuyuyuyu', "y''y''y", 'dd/MM/yyyy dd', 'H:m:s H', 'uSuSuSuSuSuS'])(
		'%s could be fitted to digits in more ways than can be tried, and is refused',
		(format) => {
			expect(problemOf(() => formatOf(format)).message).toMatch(
				/^'Date Format of Alerts' must be a Luxon format that has each part of a time once/,
			);
		},
	);

	it.each([
		'dd/MM/yyyy HH:mm',
		"cccc d LLLL yyyy 'at' h:mm:ss.SSS a ZZZZ",
		'yuMLdHhmsoSWnqkxX',
		'',
	])('%j is taken, and quick with any time that is printed', async (format) => {
		expect(formatOf(format)).toBe(format);
		const { cpuMs } = await measured(() => {
			for (const printed of ['1', '12', '1 ', ' ', 'a', '11/'].map((piece) => filled(piece, 99))) {
				eventInstant(printed, { timeZone: 'UTC', dateFormat: format });
			}
		});
		expect(cpuMs).toBeLessThan(mostMs);
	});
});

test.each(['{{', '{{ ', '{{ a', '{{ a }', '}}'])(
	'a title made of %j again and again is quick to fill in',
	async (piece) => {
		const { cpuMs } = await measured(() =>
			composeTitle({
				alert: sampleAlert(),
				company: { companyID: 1, companyName: null },
				trace: sampleTrace,
				settings: sampleSettings({ titleTemplate: filled(piece, 20_000) }),
			}),
		);
		expect(cpuMs).toBeLessThan(mostMs);
	},
);
