import type { CredentialTest } from '../../tools/host/n8nApi.mts' with { 'resolution-mode': 'import' };
import { standinCredential } from '../../tools/host/credential.mts';
import signIn from '../standin/credentials.json';
import { host, n8n, standin } from './host.cts';

type User = keyof typeof signIn.users;

beforeEach(async () => standin.reset());

/** n8n's connection test for one of the stand-in's users, with some fields changed. */
async function testOf(user: User, changes: Record<string, unknown> = {}): Promise<CredentialTest> {
	const credential = standinCredential(host.standinUrl, user);
	const changed = { ...credential, data: { ...credential.data, ...changes } };
	const api = await n8n();
	const { id } = await api.createCredential(changed);
	return api.testCredential({ ...changed, id });
}

test('a good credential passes', async () => {
	expect(await testOf('valid')).toEqual({ status: 'OK', message: 'Connection successful!' });
});

test.each<[string, User, Record<string, unknown>, RegExp]>([
	['an unknown user', 'valid', { userName: 'nobody@msp.example' }, /knows the user name "nobody@/],
	['a wrong secret', 'valid', { secret: 'wrong' }, /refuses the sign-in/],
	['a wrong integration code', 'valid', { integrationCodeSecret: 'wrong' }, /integration code/],
	["another vendor's integration code", 'valid', othersCode(), /integration code/],
	['a locked user', 'locked', {}, /refuses the sign-in.*not locked/],
	['an inactive user', 'inactive', {}, /refuses the sign-in.*active/],
	['a user that is no API user', 'licence', {}, /refuses the sign-in.*API user/],
	['a user that may not add tickets', 'noCreate', {}, /may not add tickets/],
	['a user that may not view tickets', 'noQuery', {}, /may not view tickets/],
	['a user with restricted access', 'restricted', {}, /Restricted/],
])('%s is told in words that say what to do', async (_, user, changes, words) => {
	const { status, message } = await testOf(user, changes);
	expect({ status, message }).toEqual({
		status: 'Error',
		message: expect.stringMatching(words) as unknown,
	});
	expect(message).not.toContain(signIn.users[user].secret);
	expect((await standin.counters()).unauthorized).toBeLessThanOrEqual(1);
});

function othersCode(): Record<string, unknown> {
	return { integrationCodeSecret: signIn.otherVendorIntegrationCode };
}

test('restricted access passes once the user has accepted it', async () => {
	expect(await testOf('restricted', { acceptRestrictedAccess: true })).toMatchObject({
		status: 'OK',
	});
});

test('a server that does not answer is named as such', async () => {
	const result = await testOf('valid', { fixedZoneUrl: 'http://127.0.0.1:9/ATServicesRest/' });
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(/could not be reached/);
});

test('a foreign host gets nothing, unless it was allowed', async () => {
	const result = await testOf('valid', { allowOtherHost: false });
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(/not sent to http:\/\/127\.0\.0\.1/);
	expect((await standin.counters()).total).toBe(0);
});
