import type { HttpAnswer } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { checkConnection } from '../../../nodes/OfficeProtectAutotask/autotask/connectionChecks';
import type {
	ConnectionCalls,
	ConnectionChoices,
} from '../../../nodes/OfficeProtectAutotask/autotask/connectionChecks';
import { sentenceOf } from '../../../nodes/OfficeProtectAutotask/autotask/connectionFindings';
import { answer, threadLimited, unauthorized } from './scripted.cts';

const zone = answer(200, {
	zoneName: 'America West',
	url: 'https://webservices5.autotask.net/ATServicesRest/',
	webUrl: 'https://ww5.autotask.net/',
	ci: 30595,
});
const version = answer(200, { majorVersion: '2026' });
const access = (query: string, create = 'All', update = 'All') =>
	answer(200, {
		info: { userAccessForQuery: query, userAccessForCreate: create, userAccessForUpdate: update },
	});
const choices: ConnectionChoices = {
	userName: 'api-user@msp.example',
	fixedZoneUrl: '',
	otherHostAllowed: false,
	restrictedAccessAccepted: false,
	nowMs: 0,
};

async function check(
	replies: Readonly<Record<string, HttpAnswer | readonly HttpAnswer[]>>,
	changes: Partial<ConnectionChoices> = {},
) {
	const asked: string[] = [];
	const pauses: number[] = [];
	const replyTo = (path: string, usual: HttpAnswer): HttpAnswer => {
		const reply = replies[path] ?? usual;
		if (!('length' in reply)) return reply;
		const times = asked.filter((address) => address.endsWith(path)).length;
		return reply[times - 1] ?? usual;
	};
	const calls: ConnectionCalls = {
		zone: () => {
			asked.push('zone');
			return Promise.resolve(replyTo('zone', zone));
		},
		get: ({ url }, path) => {
			asked.push(url + path);
			return Promise.resolve(replyTo(path, path === 'Version' ? version : access('All')));
		},
		pause: (ms) => {
			pauses.push(ms);
			return Promise.resolve();
		},
	};
	const report = await checkConnection(calls, { ...choices, ...changes });
	const last = report.findings.at(-1);
	if (last === undefined) throw new Error('Nothing was found');
	return { ...report, asked, pauses, last, sentence: sentenceOf(last) };
}

describe('checking the connection', () => {
	test('passes step by step', async () => {
		const { zone: found, findings, asked } = await check({});
		expect(findings.map(({ check: name, result }) => `${name} ${result}`)).toEqual([
			'zone passed',
			'signIn passed',
			'permissions passed',
			'queryAccess passed',
		]);
		expect(found?.webUrl).toBe('https://ww5.autotask.net/');
		expect(asked).toHaveLength(6);
	});

	test('a user name that no zone knows', async () => {
		const { last, sentence, asked } = await check({
			zone: answer(500, { errors: ['Zone information could not be determined'] }),
		});
		expect(last).toMatchObject({ check: 'zone', result: 'failed', again: 'never' });
		expect(sentence).toMatch(/^No Autotask zone knows the user name "api-user@msp.example": copy/);
		expect(asked).toEqual(['zone']);
	});

	test('a sign-in that is refused: one call, the integration vendor named first', async () => {
		const { last, sentence, asked } = await check({ Version: unauthorized });
		expect(last).toMatchObject({ check: 'signIn', result: 'failed', again: 'never' });
		const order = [
			'Custom (Internal Integration)',
			'Office Protect - Alert Integration',
			'secret',
			'API-only',
			'locked',
			'older than',
		];
		const places = order.map((words) => sentence.indexOf(words));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places[0]).toBeGreaterThan(0);
		expect(sentence).toContain('does not say which part is wrong');
		expect(asked).toHaveLength(2);
	});

	test.each(['zone', 'Version'])(
		'an integration code that is refused in words, by %s',
		async (path) => {
			const { last, sentence } = await check({
				[path]: answer(500, { errors: ['IntegrationCode is invalid'] }),
			});
			expect(last.result).toBe('failed');
			expect(sentence).toContain('refuses the integration code ("IntegrationCode is invalid")');
		},
	);

	test('all missing permissions are named at once', async () => {
		const { last, sentence } = await check({
			'Tickets/entityInformation': access('All', 'None', 'None'),
			'TicketNotes/entityInformation': access('None', 'None'),
			'Companies/entityInformation': answer(500, {
				errors: [
					'The logged in Resource does not have the adequate permissions to query this entity type.',
				],
			}),
		});
		expect(last).toMatchObject({ check: 'permissions', result: 'failed' });
		for (const words of [
			'add tickets',
			'edit tickets',
			'view ticket notes',
			'add ticket notes',
			'view companies',
		]) {
			expect(sentence).toContain(words);
		}
		expect(sentence).not.toContain('view tickets');
		expect(sentence).not.toContain('view ticket categories');
	});

	test('restricted query access is refused and says what it would break', async () => {
		const { last, sentence } = await check({
			'Tickets/entityInformation': access('Restricted'),
		});
		expect(last).toMatchObject({ check: 'queryAccess', result: 'failed' });
		expect(sentence).toContain('ticketed again and again');
	});

	test('restricted query access that the user accepts is a warning', async () => {
		const { last } = await check(
			{ 'TicketNotes/entityInformation': access('Restricted') },
			{ restrictedAccessAccepted: true },
		);
		expect(last).toMatchObject({ check: 'queryAccess', result: 'warning' });
	});

	test('restricted access to companies only is a warning', async () => {
		const { last } = await check({ 'Companies/entityInformation': access('Restricted') });
		expect(last).toMatchObject({ check: 'queryAccess', result: 'warning' });
		expect(last.message).toContain('Companies');
	});

	const broken: HttpAnswer = { kind: 'noAnswer', sent: 'maybe', cause: 'connection', message: '' };
	test.each([
		['zone', broken, 'could not be reached'],
		['Version', broken, 'could not be reached'],
		['zone', answer(404, '<html></html>'), 'not the REST API of Autotask'],
		['zone', answer(200, '<html></html>'), 'not the REST API of Autotask'],
		['zone', answer(200, { hello: 'world' }), 'not the REST API of Autotask'],
		['Version', answer(503, ''), 'could not be reached'],
		['Version', answer(429, ''), 'limit of calls'],
	])('%s may pass later', async (path, reply, words) => {
		const { last, sentence } = await check({ [path]: reply });
		expect(last).toMatchObject({ result: 'failed', again: 'later' });
		expect(sentence).toContain(words);
	});

	test('busy slots are waited for', async () => {
		const path = 'Tickets/entityInformation';
		const { last, pauses } = await check({ [path]: [threadLimited, threadLimited] });
		expect(last).toMatchObject({ check: 'queryAccess', result: 'passed' });
		expect(pauses).toEqual([300, 900]);
	});

	test.each([threadLimited, answer(502, ''), answer(200, '<html></html>')])(
		'permissions that cannot be read for now are a warning: the sign-in was accepted',
		async (reply) => {
			const { last } = await check({ 'Companies/entityInformation': reply });
			expect(last).toMatchObject({ check: 'permissions', result: 'warning', again: 'later' });
		},
	);

	test('a 401 among the permissions ends the checks', async () => {
		const { last, asked } = await check({ 'Tickets/entityInformation': unauthorized });
		expect(last).toMatchObject({ check: 'signIn', result: 'failed' });
		expect(asked).toHaveLength(3);
	});

	test('a zone on another host is not asked with sign-in data', async () => {
		const { last, asked } = await check({
			zone: answer(200, { url: 'https://autotask.example/ATServicesRest/' }),
		});
		expect(last).toMatchObject({ check: 'zone', result: 'failed' });
		expect(last.message).toContain('https://autotask.example/ATServicesRest/');
		expect(asked).toEqual(['zone']);
	});

	test('another host that was typed in is used only if that is allowed', async () => {
		const fixedZoneUrl = 'http://127.0.0.1:4711/ATServicesRest/';
		const refused = await check({}, { fixedZoneUrl });
		expect(refused.last.result).toBe('failed');
		expect(refused.asked).toEqual([]);
		const allowed = await check({}, { fixedZoneUrl, otherHostAllowed: true });
		expect(allowed.last.result).toBe('passed');
		expect(allowed.zone?.url).toBe(fixedZoneUrl);
		expect(allowed.asked[1]).toBe(`${fixedZoneUrl}Version`);
	});
});
