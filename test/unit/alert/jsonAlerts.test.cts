import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { alertsAmong, detailsOf, read, without } from './mails.cts';

const readJson = async (json: unknown) => await read({ itemIndex: 0, json, files: [] });
const only = async (json: unknown): Promise<Alert> => {
	const [alert, ...others] = alertsAmong(await readJson(json));
	expect(others).toEqual([]);
	if (alert === undefined) throw new Error('no alert was read');
	return alert;
};

const plain = {
	id: 'E-1',
	eventType: 'Account Deleted',
	tenant: 'Contoso',
	occurredAt: '2026-03-04T10:11:00Z',
	user: 'a@contoso.example',
	description: 'An account was deleted.',
};

describe('a JSON alert', () => {
	it('is read with its fields', async () => {
		expect(await only(plain)).toMatchObject({
			eventType: 'accountDeleted',
			eventTitle: 'Account Deleted',
			tenant: 'Contoso',
			occurredAt: '2026-03-04T10:11:00.000Z',
			user: 'a@contoso.example',
			vendorEventId: 'E-1',
			text: 'An account was deleted.',
		});
	});

	it.each([
		[
			'other spellings',
			{
				event_id: 'E-1',
				EventType: 'Account Deleted',
				tenant_name: 'Contoso',
				'occurred-at': '2026-03-04T10:11:00Z',
				userPrincipalName: 'a@contoso.example',
				message: 'x',
			},
		],
		[
			'a tenant that is an object',
			{
				id: 'E-1',
				type: 'Account Deleted',
				tenant: { name: 'Contoso', id: 7 },
				time: '2026-03-04T10:11:00Z',
				username: 'a@contoso.example',
			},
		],
	])('may have %s', async (_what, json) => {
		const alert = await only(json);
		expect([
			alert.eventType,
			alert.tenant,
			alert.user,
			alert.occurredAt,
			alert.vendorEventId,
		]).toEqual([
			'accountDeleted',
			'Contoso',
			'a@contoso.example',
			'2026-03-04T10:11:00.000Z',
			'E-1',
		]);
	});

	it('keeps unknown keys as details, nested ones too', async () => {
		const alert = await only({
			...plain,
			shoeSize: 44,
			flags: ['x', 'y'],
			device: { os: { name: 'iOS' } },
			details: { Country: 'France (FR)' },
			nothing: null,
			empty: '',
		});
		expect(detailsOf(alert)).toEqual([
			['user', 'a@contoso.example'],
			['shoeSize', '44'],
			['flags', 'x, y'],
			['device os name', 'iOS'],
			['Country', 'France (FR)'],
		]);
	});

	it('takes details that are a list of labels and values', async () => {
		const alert = await only({
			...plain,
			details: [{ label: 'IP address', value: '203.0.113.7' }],
		});
		expect(alert.details).toContainEqual({
			label: 'IP address',
			value: '203.0.113.7',
			field: 'ipAddress',
		});
	});

	it('takes lists of anything, as deep as a person would look', async () => {
		const deep = { a: { b: { c: { d: { e: 'too deep' } } } } };
		const alert = await only({
			...plain,
			details: [
				{ name: 'Country', value: 'France (FR)' },
				{ key: 'Browser', value: 'Edge' },
				{ city: 'Paris' },
			],
			sites: [{ url: 'https://a.example/' }, ['x', 'y']],
			tags: [],
			deep,
		});
		expect(detailsOf(alert).slice(1)).toEqual([
			['Country', 'France (FR)'],
			['Browser', 'Edge'],
			['city', 'Paris'],
			['sites url', 'https://a.example/'],
			['sites', 'x, y'],
		]);
	});

	it('may have its time as a number, and one that nobody can read', async () => {
		const times = {
			1772619060: '2026-03-04T10:11:00.000Z',
			1772619060123: '2026-03-04T10:11:00.123Z',
		};
		for (const [time, instant] of Object.entries(times)) {
			const alert = await only({ ...plain, occurredAt: Number(time) });
			expect([alert.occurredAt, alert.warnings]).toEqual([instant, []]);
		}
		const unclear = await only({ ...plain, occurredAt: '12' });
		expect([unclear.occurredAtRaw, unclear.occurredAt]).toEqual(['12', null]);
		expect(unclear.warnings.join(' ')).toContain('“12”');
	});

	it('may be a description alone, with its links', async () => {
		const alert = await only({
			id: 'E-1',
			description: 'An account was deleted.',
			ignoreUrl: 'https://app.office-protect.com/events/1/ignore',
		});
		expect([alert.eventType, alert.eventTitle]).toEqual(['unknown', 'Office Protect alert']);
		expect(alert.ignoreEventUrl).toBe('https://app.office-protect.com/events/1/ignore');
	});

	it('without a type is named by its description where it cannot be told from others', async () => {
		const [reading] = await readJson({ description: 'An account was deleted.', tenant: 'Contoso' });
		expect(reading?.kind).toBe('unreadable');
		expect(JSON.stringify(reading)).toContain('“An account was deleted.”');
	});

	it('without a description has a text made of what it says', async () => {
		const others = without(plain, 'description');
		expect((await only(others)).text).toBe('Account Deleted\nuser: a@contoso.example');
	});

	it.each([
		['in a list', [plain]],
		['under alerts', { alerts: [plain] }],
		[
			'as n8n’s Webhook node gives it',
			{ headers: { host: 'x' }, params: {}, query: {}, body: plain },
		],
		[
			'as a list in a webhook’s body',
			{ headers: {}, query: {}, body: { alerts: [plain] }, webhookUrl: 'https://n8n.example' },
		],
		['as text in a webhook’s body', { headers: {}, query: {}, body: JSON.stringify(plain) }],
	])('%s is the same alert with the same key', async (_where, json) => {
		expect(keysOf((await only(json)).identity)).toEqual(keysOf((await only(plain)).identity));
	});

	it('that cannot be told from others names what is missing', async () => {
		const [reading] = await readJson({
			eventType: 'Account Deleted',
			tenant: 'Contoso',
			user: 'a',
		});
		expect(reading).toMatchObject({ kind: 'unreadable', failure: { code: 'identityMissing' } });
		expect(JSON.stringify(reading)).toMatch(/eventId.*occurredAt.*mailDate/u);
	});

	it.each([
		['an id', { id: 'E-2' }],
		['a time', { occurredAt: '2026-03-04T10:11:00Z' }],
		['the date of a mail', { mailDate: 'Wed, 04 Mar 2026 10:13:07 +0000' }],
	])('is told from others by %s', async (_what, more) => {
		expect(await only({ eventType: 'Account Deleted', ...more })).toMatchObject({
			eventType: 'accountDeleted',
		});
	});

	it('does not hide its neighbours when it is none', async () => {
		const readings = await readJson([plain, { ping: true }, { ...plain, id: 'E-3' }]);
		expect(readings.map((reading) => reading.kind)).toEqual(['alert', 'unreadable', 'alert']);
		expect(readings.map((reading) => reading.origin.position)).toEqual([0, 1, 2]);
	});

	it('has a key that times of delivery do not change', async () => {
		const others = without(plain, 'id');
		const once = await only({ ...others, receivedAt: '2026-03-04T11:00:00Z', deliveryId: '1' });
		const again = await only({ ...others, receivedAt: '2026-03-05T11:00:00Z', deliveryId: '2' });
		expect(keysOf(again.identity)).toEqual(keysOf(once.identity));
	});

	it('keeps properties with dangerous names harmless', async () => {
		const json: unknown = JSON.parse(
			'{"type":"constructor","id":"E-9","__proto__":{"x":1},"toString":"y"}',
		);
		const alert = await only(json);
		expect(alert.eventTitle).toBe('constructor');
		expect(keysOf(alert.identity).externalId).toHaveLength(49);
	});
});
