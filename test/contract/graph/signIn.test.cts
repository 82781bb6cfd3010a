import axios from 'axios';
import { graphCredentials } from '../../graphStandinProcess.cts';
import { errorOf, rowOf, token } from './graph.cts';
import type { Answer } from './graph.cts';
import { useGraphStandin } from './running.cts';

const { admin, graph, set, standin } = useGraphStandin();
const { clientId, clientSecret, refreshToken } = graphCredentials;
const client = { client_id: clientId, client_secret: clientSecret };
const refresh = async (value = refreshToken): Promise<Answer> =>
	token(standin().url, { ...client, grant_type: 'refresh_token', refresh_token: value });
const read = async (accessToken?: string): Promise<Answer> =>
	graph(accessToken).get('/me/messages');
const given = (answer: Answer, name: string): string => String(rowOf(answer)[name]);

describe('tokens', () => {
	it('the tokens of the credential work from the start', async () => {
		expect((await read()).status).toBe(200);
	});

	it.each([
		['none', ''],
		['an unknown one', 'made-up'],
	])('a request with %s gets 401', async (_what, accessToken) => {
		const answer = await read(accessToken);
		const [status, code] = errorOf(answer);
		expect([status, code]).toEqual([401, 'InvalidAuthenticationToken']);
		expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
	});

	it('a refresh gives another access and refresh token, as n8n asks for it', async () => {
		const answer = await refresh();
		expect(answer.status).toBe(200);
		expect(rowOf(answer)).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
		expect((await read(given(answer, 'access_token'))).status).toBe(200);
		const again = await refresh(given(answer, 'refresh_token'));
		expect((await read(given(again, 'access_token'))).status).toBe(200);
	});

	it('a revoked access token gets 401, and a refresh makes it good', async () => {
		await admin().revokeTokens('access');
		expect((await read()).status).toBe(401);
		expect((await read(given(await refresh(), 'access_token'))).status).toBe(200);
	});

	it('a revoked grant cannot be refreshed until it is restored', async () => {
		await admin().revokeTokens('all');
		expect((await read()).status).toBe(401);
		const answer = await refresh();
		expect([answer.status, given(answer, 'error')]).toEqual([400, 'invalid_grant']);
		expect(rowOf(answer)['error_codes']).toEqual([50173]);
		await admin().restoreTokens();
		expect([(await read()).status, (await refresh()).status]).toEqual([200, 200]);
	});

	it('tokens given out before a reset are good after it: n8n keeps the newest', async () => {
		const answer = await refresh();
		await admin().revokeTokens('all');
		await admin().reset();
		expect((await read(given(answer, 'access_token'))).status).toBe(200);
		expect((await refresh(given(answer, 'refresh_token'))).status).toBe(200);
	});

	it('an access token ends with its time', async () => {
		await set({ accessTokenSeconds: 60 });
		const short = given(await refresh(), 'access_token');
		expect((await read(short)).status).toBe(200);
		await set({ clockOffsetMs: 61_000 });
		expect(errorOf(await read(short))).toEqual([
			401,
			'InvalidAuthenticationToken',
			'Lifetime validation failed, the token is expired.',
		]);
	});

	it('a used refresh token stays valid, or not', async () => {
		expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 200]);
		await set({ usedRefreshToken: 'isRevoked' });
		expect([(await refresh()).status, (await refresh()).status]).toEqual([200, 400]);
	});
});

describe('the token endpoint', () => {
	it.each([
		['client_id', 400, 'unauthorized_client'],
		['client_secret', 401, 'invalid_client'],
		['grant_type', 400, 'unsupported_grant_type'],
		['refresh_token', 400, 'invalid_grant'],
	])('refuses a wrong %s', async (field, status, error) => {
		const form = { ...client, grant_type: 'refresh_token', refresh_token: refreshToken };
		const answer = await token(standin().url, { ...form, [field]: 'wrong' });
		expect([answer.status, given(answer, 'error')]).toEqual([status, error]);
	});

	it.each([
		['invalidGrant', 400, 'invalid_grant'],
		['invalidClient', 401, 'invalid_client'],
		['interactionRequired', 400, 'interaction_required'],
		['serverError', 503, 'temporarily_unavailable'],
	] as const)('answers as the switch says: %s', async (tokenEndpoint, status, error) => {
		await set({ tokenEndpoint });
		const answer = await refresh();
		expect([answer.status, given(answer, 'error')]).toEqual([status, error]);
		expect(given(answer, 'error_description')).toMatch(/^AADSTS\d+: /);
	});

	it('a browser sign-in comes back with a code that is good once', async () => {
		const page = await axios.get(`${standin().url}/common/oauth2/v2.0/authorize`, {
			params: { redirect_uri: 'http://n8n.example/callback', state: 'abc' },
			maxRedirects: 0,
			proxy: false,
			validateStatus: () => true,
		});
		const back = new URL(String(page.headers['location']));
		expect([page.status, back.host, back.searchParams.get('state')]).toEqual([
			302,
			'n8n.example',
			'abc',
		]);
		const code = back.searchParams.get('code') ?? '';
		const form = { ...client, grant_type: 'authorization_code', code };
		const answer = await token(standin().url, form);
		expect((await read(given(answer, 'access_token'))).status).toBe(200);
		expect((await token(standin().url, form)).status).toBe(400);
	});
});

describe('whose mailbox', () => {
	it('me, the id and the name of the user are the same; others are unknown', async () => {
		const { id, userPrincipalName } = graphCredentials.mailbox;
		await admin().deliver({ subject: 'Hello' });
		for (const user of [id, userPrincipalName, encodeURIComponent(userPrincipalName)]) {
			expect(await graph().subjects({}, `/users/${user}/messages`)).toEqual(['Hello']);
		}
		const [status, code] = errorOf(await graph().get('/users/nobody@msp.example/messages'));
		expect([status, code]).toEqual([404, 'ErrorInvalidUser']);
		expect(rowOf(await graph().get('/me'))).toMatchObject({ id, userPrincipalName });
	});

	it('a path that there is not gets 400', async () => {
		const [status, code] = errorOf(await graph().get('/me/letters'));
		expect([status, code]).toEqual([400, 'BadRequest']);
	});
});
