import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { vendorEventId } from '../../../nodes/OfficeProtectAutotask/alert/identity/vendorEventId';
import { alertsIn, eventLinks } from './mails.cts';

describe('the vendor’s event id', () => {
	const view = (href: string) =>
		vendorEventId([{ label: 'View event in Office Protect', href }], []);

	it.each([
		[
			'the last GUID of the path',
			'https://app.office-protect.com/tenants/aaaaaaaa-0000-4000-8000-000000000000/events/bbbbbbbb-0000-4000-8000-000000000000',
			'bbbbbbbb-0000-4000-8000-000000000000',
		],
		[
			'in lower case',
			'https://app.office-protect.com/e/BBBBBBBB-0000-4000-8000-00000000000A',
			'bbbbbbbb-0000-4000-8000-00000000000a',
		],
		['a number of eight digits', 'https://office-protect.com/events/12345678/details', '12345678'],
		['of the query', 'https://go.office-protect.com/events?eventId=12345678&lang=en', '12345678'],
		[
			'not the tenant’s of the query',
			'https://app.office-protect.com/events?id=12345678&tenantId=aaaaaaaa-0000-4000-8000-000000000000',
			'12345678',
		],
		[
			'not the tenant’s alone',
			'https://app.office-protect.com/tenants/aaaaaaaa-0000-4000-8000-000000000000',
			null,
		],
		['behind a route', 'https://portal.office-protect.com/#/events/12345678?x=1', '12345678'],
		[
			'not of a fragment that is no route',
			'https://portal.office-protect.com/events#12345678',
			null,
		],
		['not a short number', 'https://app.office-protect.com/events/1234567', null],
		['not of another host', 'https://office-protect.com.attacker.example/events/12345678', null],
		[
			'not of another host behind an @',
			'https://app.office-protect.com@attacker.example/events/12345678',
			null,
		],
		['not of a host that only ends alike', 'https://my-office-protect.com/events/12345678', null],
		[
			'not of a click-tracker',
			'https://click.example/CL0/https:%2F%2Fapp.office-protect.com%2Fevents%2F12345678/1/01020196aaaa',
			null,
		],
	])('is %s', (_what, href, id) => {
		expect(view(href)).toBe(id);
		const wrapped = `https://eur03.safelinks.protection.outlook.com/?url=${encodeURIComponent(href)}&data=05%7C8ea37e62-efbd-5982-8aba-aeb27ee5ff3d`;
		expect(view(wrapped)).toBe(id);
	});

	it('is not a GUID that the alert prints as its tenant’s', () => {
		const guid = 'aaaaaaaa-0000-4000-8000-000000000000';
		const link = { label: 'View event', href: `https://app.office-protect.com/report/${guid}` };
		expect(vendorEventId([link], [guid])).toBeNull();
		expect(vendorEventId([link], [])).toBe(guid);
	});

	it('does not come from another link', () => {
		const href = 'https://app.office-protect.com/report/12345678';
		expect(vendorEventId([{ label: 'Manage recipients', href }], [])).toBeNull();
	});

	it('is none when two different alerts of the mail carry it', async () => {
		const card = (user: string) => `<h3>Too Many Logins</h3><p>User: ${user}</p>${eventLinks(1)}`;
		const alerts = await alertsIn({ subject: '2 events', html: card('a') + card('b') });
		expect(alerts.map((alert) => alert.vendorEventId)).toEqual([null, null]);
		expect(new Set(alerts.map((alert) => keysOf(alert.identity).alertKey)).size).toBe(2);
	});
});
