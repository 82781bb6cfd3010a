import {
	isHostAllowed,
	isSameOrigin,
	normalizeZoneUrl,
	zoneLookUpUrl,
	zoneReply,
} from '../../../nodes/OfficeProtectAutotask/autotask/zone';

const zone5 = 'https://webservices5.autotask.net/ATServicesRest/';

describe('a zone URL', () => {
	test.each([
		zone5,
		'https://webservices5.autotask.net',
		' https://webservices5.autotask.net/ ',
		'https://webservices5.autotask.net/ATServicesRest',
		'https://webservices5.autotask.net/ATServicesRest//',
		'https://webservices5.autotask.net/ATServicesRest/V1.0',
		'https://webservices5.autotask.net/ATServicesRest/v1.0/Tickets/query?search=x',
	])('%s comes into one form', (typed) => {
		expect(normalizeZoneUrl(typed)).toBe(zone5);
	});

	test('may be empty', () => {
		expect(normalizeZoneUrl('  ')).toBe('');
	});

	test.each(['https://webservices5.autotask.net/ATServicesRest/', 'https://prde.autotask.net/x'])(
		'%s may get the sign-in data',
		(url) => {
			expect(isHostAllowed(url, false)).toBe(true);
		},
	);

	test.each([
		['no https', 'http://webservices5.autotask.net/'],
		['another host', 'https://autotask.example/'],
		['the name inside another host', 'https://webservices5.autotask.net.example/'],
		['the name at the end of another word', 'https://notautotask.net/'],
		['the name as user', 'https://webservices5.autotask.net@msp.example/'],
		['the name behind a backslash', 'https://msp.example\\@webservices5.autotask.net/'],
		['a port', 'https://webservices5.autotask.net:8443/'],
		['no URL', 'webservices5.autotask.net'],
		['nothing', ''],
	])('with %s it may not', (_name, url) => {
		expect(isHostAllowed(url, false)).toBe(false);
	});

	test('of another host is allowed only explicitly, and never with another scheme', () => {
		expect(isHostAllowed('http://127.0.0.1:4711/ATServicesRest/', true)).toBe(true);
		expect(isHostAllowed('ftp://127.0.0.1/', true)).toBe(false);
		expect(isHostAllowed('http://webservices5.autotask.net@127.0.0.1/', true)).toBe(false);
	});

	test('origins are compared with scheme and port', () => {
		expect(isSameOrigin(`${zone5}V1.0/Tickets`, zone5)).toBe(true);
		expect(isSameOrigin('https://webservices6.autotask.net/', zone5)).toBe(false);
		expect(isSameOrigin('http://webservices5.autotask.net/', zone5)).toBe(false);
		expect(isSameOrigin('nonsense', zone5)).toBe(false);
	});
});

describe('the zone look-up', () => {
	test('asks Autotask, or the zone that was typed in, with the name encoded', () => {
		expect(zoneLookUpUrl('a+b@msp.example', '')).toBe(
			'https://webservices.autotask.net/ATServicesRest/V1.0/zoneInformation?user=a%2Bb%40msp.example',
		);
		expect(zoneLookUpUrl('a', zone5)).toBe(`${zone5}V1.0/zoneInformation?user=a`);
	});

	const read = (webUrl: unknown) =>
		zoneReply.parse({ zoneName: 'America West', url: zone5, webUrl, ci: 30595 });

	test('tells where API and web pages are', () => {
		expect(read('https://ww5.autotask.net')).toEqual({
			url: zone5,
			webUrl: 'https://ww5.autotask.net/',
		});
	});

	test.each([null, '', undefined, 'javascript:alert(1)'])(
		'the web address %p is replaced by that of the numbered zone',
		(webUrl) => {
			expect(read(webUrl).webUrl).toBe('https://ww5.autotask.net/');
		},
	);

	test('an answer without a URL is none', () => {
		expect(zoneReply.safeParse({ Message: 'no' }).success).toBe(false);
	});
});
