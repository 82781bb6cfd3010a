import { z } from 'zod';
import { standinCredentials } from '../../standinSignIn.cts';
import { useStandin } from '../../useStandin.cts';
import { freshCredential } from '../credentials.cts';
import { openRun, preAuthenticate } from './run.cts';
import type { User } from '../credentials.cts';

const { standin, admin, set } = useStandin();

const anything = z.unknown();

async function readMany(client: ReturnType<typeof openRun>, count: number) {
	return Promise.all(
		Array.from({ length: count }, async (_, index) => client.get(`Tickets/${index}`, anything)),
	);
}

describe('answers of 401 in one run', () => {
	test('at most three when the first call meets it, whatever the number of items', async () => {
		const verdicts = await readMany(openRun(standin(), { user: 'locked' }), 100);
		const { unauthorized } = await admin().counters();
		expect(unauthorized).toBe(3);
		expect(verdicts.every(({ kind }) => kind === 'unauthorized')).toBe(true);
		expect(JSON.stringify(verdicts[0])).toContain('does not say which part is wrong');
	});

	test('at most five when the sign-in ends in the middle', async () => {
		const client = openRun(standin());
		expect((await client.get('Version', anything)).kind).toBe('ok');
		await set({ wrongZone: true });
		const verdicts = await readMany(client, 100);
		const { unauthorized, endpoints } = await admin().counters();
		expect(unauthorized).toBeGreaterThanOrEqual(3);
		expect(unauthorized).toBeLessThanOrEqual(5);
		expect(endpoints.Tickets?.requests).toBeLessThanOrEqual(3);
		expect(verdicts.every(({ kind }) => kind === 'unauthorized')).toBe(true);
	});

	test('a sign-in that a renewal mends loses nothing', async () => {
		await admin().addFault({
			path: '/Tickets/*',
			skip: 4,
			effect: { kind: 'answer', status: 401, when: 'beforeCommit' },
		});
		const verdicts = await readMany(openRun(standin()), 30);
		expect(verdicts.every(({ kind }) => kind === 'ok')).toBe(true);
		expect((await admin().counters()).routes['GET /Version']?.requests).toBe(1);
	});
});

describe('the checks of the credential', () => {
	const sentenceFor = async (user: User, changes = {}): Promise<string> => {
		const { sentence } = await preAuthenticate({ ...freshCredential(standin(), user), ...changes });
		return sentence;
	};

	test('find the zone and pass', async () => {
		const { found } = await preAuthenticate(freshCredential(standin()));
		expect(found).toMatchObject({ zoneUrl: standin().url });
	});

	test.each(['locked', 'inactive', 'licence'] as const)('%s user: one 401', async (user) => {
		const sentence = await sentenceFor(user);
		expect(sentence).toMatch(/refuses the sign-in.*Custom \(Internal Integration\)/);
		expect((await admin().counters()).unauthorized).toBe(1);
	});

	test('an unknown user costs no sign-in', async () => {
		const sentence = await sentenceFor('valid', { userName: 'nobody@msp.example' });
		expect(sentence).toContain('No Autotask zone knows the user name "nobody@msp.example"');
		expect((await admin().requests()).some(({ signedIn }) => signedIn)).toBe(false);
	});

	test("the vendor's integration code is refused like any other fault in the sign-in", async () => {
		const sentence = await sentenceFor('valid', {
			integrationCodeSecret: standinCredentials.otherVendorIntegrationCode,
		});
		expect(sentence).toContain('Office Protect - Alert Integration');
	});

	test('an integration code that Autotask refuses in words', async () => {
		await set({ badIntegrationCode: 'error500' });
		const sentence = await sentenceFor('valid', { integrationCodeSecret: 'WRONG' });
		expect(sentence).toContain('Autotask refuses the integration code');
	});

	test('missing permissions are named all at once', async () => {
		await set({
			deniedOperations: ['Tickets:update', 'Companies:query', 'TicketCategories:query'],
		});
		const sentence = await sentenceFor('noCreate');
		for (const words of [
			'add tickets',
			'edit tickets',
			'add ticket notes',
			'view companies',
			'view ticket categories',
		]) {
			expect(sentence).toContain(words);
		}
		expect(sentence).not.toContain('view tickets');
	});

	test.each(['words', 'numbers'] as const)('restricted access told in %s', async (form) => {
		await set({ accessLevelForm: form });
		expect(await sentenceFor('restricted')).toContain('ticketed again and again');
		expect(await sentenceFor('restricted', { acceptRestrictedAccess: true })).toBe('');
	});

	test('another host needs to be allowed', async () => {
		const sentence = await sentenceFor('valid', { allowOtherHost: false });
		expect(sentence).toContain('The sign-in data are not sent to');
		expect((await admin().counters()).total).toBe(0);
	});

	test('an address where nothing answers', async () => {
		const sentence = await sentenceFor('valid', {
			fixedZoneUrl: 'http://127.0.0.1:1/ATServicesRest/',
		});
		expect(sentence).toContain('Autotask could not be reached');
	});

	test('a server that is not Autotask', async () => {
		const sentence = await sentenceFor('valid', { fixedZoneUrl: `${standin().adminUrl}/x/` });
		expect(sentence).toContain('not the REST API of Autotask');
	});
});
