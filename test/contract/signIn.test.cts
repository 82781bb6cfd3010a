import { signInHeaders, standinCredentials } from '../standinSignIn.cts';
import { Autotask, errorsOf, field } from './autotask.cts';
import { useAutotask } from './running.cts';

const { standin, admin, autotask, set } = useAutotask();
const nobody = (): Autotask => new Autotask(standin(), {});
const zoneOf = async (user: string, headers = {}): ReturnType<Autotask['get']> =>
	nobody().get('/zoneInformation', { params: { user }, headers });
const { users, integrationCode } = standinCredentials;
const wrongCode = { ...signInHeaders(), ApiIntegrationCode: 'WRONG' };

describe('zone look-up', () => {
	it('answers without sign-in, its url ending with a slash and without a version', async () => {
		const answer = await zoneOf(users.valid.userName);
		expect(answer.status).toBe(200);
		const webUrl = `${standin().adminUrl}/`;
		expect(answer.json).toEqual({ zoneName: 'Stand-In', url: standin().url, webUrl, ci: 30595 });
	});

	it.each(['', 'nobody@msp.example'])('answers 500 for the user name "%s"', async (user) => {
		const answer = await zoneOf(user);
		expect(answer.status).toBe(500);
		expect(errorsOf(answer)).toEqual(['Zone information could not be determined']);
	});

	it('takes its path in any case', async () => {
		const url = `${standin().url.toLowerCase()}v1.0/zoneinformation?user=${users.valid.userName}`;
		expect((await nobody().get(url)).status).toBe(200);
	});

	it('can send clients to another address', async () => {
		await set({ zoneUrl: 'https://elsewhere.example/ATServicesRest/' });
		expect(field((await zoneOf(users.valid.userName)).json, 'url')).toBe(
			'https://elsewhere.example/ATServicesRest/',
		);
	});

	it('tells the versions without sign-in', async () => {
		const answer = await nobody().get(`${standin().url}VersionInformation`);
		expect(answer.json).toEqual({ apiVersions: ['1.0'] });
	});
});

describe('sign-in', () => {
	const right = signInHeaders();
	it.each([
		['no headers', {}],
		['no secret', { UserName: users.valid.userName, ApiIntegrationCode: integrationCode }],
		['an unknown user', { ...right, UserName: 'nobody@msp.example' }],
		['a wrong secret', { ...right, Secret: 'wrong' }],
		['a wrong integration code', wrongCode],
		['a locked user', signInHeaders('locked')],
		['an inactive user', signInHeaders('inactive')],
		['a user with an ordinary licence', signInHeaders('licence')],
	])('answers %s with an empty 401', async (_, headers) => {
		const answer = await new Autotask(standin(), headers).get('/Version');
		expect(answer.status).toBe(401);
		expect(answer.text).toBe('');
		expect(answer.headers['content-length']).toBe('0');
		expect(answer.headers['www-authenticate']).toMatch(/^Basic Realm="127\.0\.0\.1:\d+"$/);
		expect((await admin().counters()).unauthorized).toBe(1);
	});

	it('knows the zone of users that cannot sign in', async () => {
		expect((await zoneOf(users.licence.userName)).status).toBe(200);
	});

	it('takes header names in any case', async () => {
		const { UserName = '', Secret = '', ApiIntegrationCode = '' } = right;
		const headers = { username: UserName, SECRET: Secret, ApiIntegrationcode: ApiIntegrationCode };
		expect((await new Autotask(standin(), headers).get('/Version')).status).toBe(200);
	});

	it('can answer a wrong integration code with 500, on the call or on the zone look-up too', async () => {
		await set({ badIntegrationCode: 'error500' });
		const call = await new Autotask(standin(), wrongCode).get('/Version');
		expect([call.status, errorsOf(call)]).toEqual([500, ['IntegrationCode is invalid']]);
		expect((await zoneOf(users.valid.userName, wrongCode)).status).toBe(200);
		await set({ badIntegrationCode: 'error500OnZone' });
		const zone = await zoneOf(users.valid.userName, wrongCode);
		expect([zone.status, errorsOf(zone)]).toEqual([500, ['IntegrationCode is invalid']]);
	});

	it('can lock a user out after some wrong sign-ins', async () => {
		await set({ lockOutAfterFailedLogins: 2 });
		const wrong = new Autotask(standin(), { ...right, Secret: 'wrong' });
		await wrong.get('/Version');
		expect((await autotask().get('/Version')).status).toBe(200);
		await wrong.get('/Version');
		await wrong.get('/Version');
		expect((await autotask().get('/Version')).status).toBe(401);
	});

	it('can lock the whole tenant for a while after a wrong integration code', async () => {
		await set({ badCodeLocksTenantMs: 60_000 });
		await new Autotask(standin(), wrongCode).get('/Version');
		expect((await autotask().get('/Version')).status).toBe(401);
	});

	it('can be in the wrong zone', async () => {
		await set({ wrongZone: true });
		expect((await autotask().get('/Version')).status).toBe(401);
		expect((await zoneOf(users.valid.userName)).status).toBe(200);
	});
});
