import type { IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { OfficeProtectAutotaskApi } from '../../../credentials/OfficeProtectAutotaskApi.credentials';
import { signInErrors } from '../../../nodes/OfficeProtectAutotask/n8n/signInErrors';

const credential = new OfficeProtectAutotaskApi();
const stored = {
	userName: ' api-user@msp.example ',
	secret: 'secret $#~*@\n',
	integrationCodeSecret: 'CODE',
	fixedZoneUrl: '',
	allowOtherHost: false,
	acceptRestrictedAccess: false,
	zoneUrl: 'https://webservices5.autotask.net/ATServicesRest/',
	webUrl: '',
};

async function authenticated(
	changes: Readonly<Record<string, string | boolean>>,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const { authenticate } = credential;
	if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
	return authenticate({ ...stored, ...changes }, request);
}

describe('signing a request', () => {
	test('puts the zone before the path and adds the three headers, trimmed', async () => {
		const request = await authenticated(
			{},
			{ url: '/Tickets/query', baseURL: 'https://msp.example', headers: { Accept: 'x' } },
		);
		expect(request).toEqual({
			baseURL: 'https://webservices5.autotask.net/ATServicesRest/V1.0/',
			url: 'Tickets/query',
			headers: {
				Accept: 'x',
				UserName: 'api-user@msp.example',
				Secret: 'secret $#~*@',
				ApiIntegrationCode: 'CODE',
			},
			disableFollowRedirect: true,
		});
	});

	test('leaves an address of the zone as it is', async () => {
		const url = 'https://webservices5.autotask.net/ATServicesRest/V1.0/Version';
		expect((await authenticated({}, { url })).url).toBe(url);
	});

	test.each([
		'https://msp.example/collect',
		'https://webservices6.autotask.net/ATServicesRest/V1.0/Version',
		'http://webservices5.autotask.net/ATServicesRest/V1.0/Version',
		'//msp.example/collect',
		'\\\\msp.example\\collect',
		' https://msp.example/collect',
	])('refuses %s', async (url) => {
		await expect(authenticated({}, { url })).rejects.toThrow('to the zone of the credential only');
	});

	test.each([
		['a zone found that is not of Autotask', { zoneUrl: 'https://msp.example/ATServicesRest/' }],
		['a zone typed in that is not of Autotask', { fixedZoneUrl: 'http://127.0.0.1:4711' }],
		['no zone', { zoneUrl: '' }],
		[
			'a zone found elsewhere, whatever is allowed',
			{ zoneUrl: 'http://127.0.0.1:4711', allowOtherHost: true },
		],
	])('refuses %s', async (_name, changes) => {
		await expect(authenticated(changes, { url: 'Version' })).rejects.toThrow('zone');
	});

	test('uses another host that was typed in and allowed', async () => {
		const changes = { fixedZoneUrl: 'http://127.0.0.1:4711/', allowOtherHost: true };
		const request = await authenticated(changes, { url: 'Version' });
		expect(request.baseURL).toBe('http://127.0.0.1:4711/ATServicesRest/V1.0/');
	});

	test('signs a request once more after the zone has moved', async () => {
		const first = await authenticated({}, { url: 'Version' });
		const zoneUrl = 'https://webservices29.autotask.net/ATServicesRest/';
		const second = await authenticated({ zoneUrl }, first);
		expect(second).toEqual({ ...first, baseURL: `${zoneUrl}V1.0/` });
	});
});

describe('the checks before signing in', () => {
	type Reply = { statusCode: number; headers: object; body: unknown };
	const zone = { url: stored.zoneUrl, webUrl: 'https://ww5.autotask.net/' };

	async function preAuthenticate(reply: (url: string) => Reply) {
		const asked: IHttpRequestOptions[] = [];
		const helper: IHttpRequestHelper = {
			helpers: {
				httpRequest: (options: IHttpRequestOptions) => {
					asked.push(options);
					return Promise.resolve(reply(options.url));
				},
			},
		};
		const found: Promise<IDataObject> = credential.preAuthentication.call(helper, stored);
		const ended = await found.then(
			(value) => ({ value, error: null }),
			(error: unknown) => ({ value: null, error }),
		);
		return { ...ended, asked };
	}

	test('give the zone to keep; the zone look-up goes out without sign-in data', async () => {
		const { value, asked } = await preAuthenticate((url) => ({
			statusCode: 200,
			headers: {},
			body: url.includes('zoneInformation') ? JSON.stringify(zone) : '{"info":{}}',
		}));
		expect(value).toEqual({ zoneUrl: zone.url, webUrl: zone.webUrl });
		expect(Object.keys(asked[0]?.headers ?? {})).toEqual(['Accept']);
		expect(asked[1]?.headers).toMatchObject({ Secret: 'secret $#~*@' });
		expect(asked.every(({ disableFollowRedirect }) => disableFollowRedirect === true)).toBe(true);
	});

	test('throw the sentence, without any secret in it', async () => {
		const { error, asked } = await preAuthenticate((url) =>
			url.includes('zoneInformation')
				? { statusCode: 200, headers: {}, body: zone }
				: { statusCode: 401, headers: {}, body: '' },
		);
		expect(error).toMatchObject({ description: signInErrors.refused });
		expect(String(error)).toContain('Custom (Internal Integration)');
		expect(String(error)).not.toContain('$#~');
		expect(asked).toHaveLength(2);
	});

	test('name an outage so that a run may come back later', async () => {
		const { error } = await preAuthenticate(() => {
			throw new Error('getaddrinfo ENOTFOUND webservices.autotask.net');
		});
		expect(error).toMatchObject({ description: signInErrors.unavailable });
		expect(String(error)).toContain('could not be reached');
	});
});

describe('the fields', () => {
	test('secrets are masked, what is found is hidden, the zone can expire', () => {
		const names = (test: (property: (typeof credential.properties)[number]) => boolean) =>
			credential.properties.filter(test).map(({ name }) => name);
		expect(names(({ typeOptions }) => typeOptions?.password === true)).toEqual([
			'secret',
			'integrationCodeSecret',
		]);
		expect(names(({ type }) => type === 'hidden')).toEqual(['zoneUrl', 'webUrl']);
		expect(names(({ typeOptions }) => typeOptions?.expirable === true)).toEqual(['zoneUrl']);
	});

	test('the test of the credential explains the answers that it may get', () => {
		const codes = (credential.test.rules ?? []).map((rule) =>
			rule.type === 'responseCode' ? rule.properties.value : 0,
		);
		expect(codes).toEqual([401, 403, 429, 500]);
	});
});
