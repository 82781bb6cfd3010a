import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { alertJson } from '../../../nodes/OfficeProtectAutotask/report/outputJson';
import { eventLinks, onlyAlertIn, read, without } from './mails.cts';

const html = `<h2>Too Many Logins</h2><p>Tenant: Contoso<br>User: a@contoso.example<br>Shoe size: 44</p>${eventLinks(1)}`;

describe('an alert as an item', () => {
	it('is read back as the same alert with the same keys', async () => {
		const alert = await onlyAlertIn({ subject: 'x', html });
		const json: unknown = JSON.parse(JSON.stringify(alertJson(alert)));
		const [reading] = await read({ itemIndex: 5, json, files: [] });
		expect(reading).toEqual({ kind: 'alert', alert, origin: { itemIndex: 5, position: 0 } });
		expect(reading?.kind === 'alert' && keysOf(reading.alert.identity)).toEqual(
			keysOf(alert.identity),
		);
	});

	it('is not asked for its sender again', async () => {
		const alert = await onlyAlertIn({ subject: 'x', html });
		const options = { allowedSenders: ['nobody@msp.example'], requireAuthentication: true };
		const [reading] = await read({ itemIndex: 0, json: alertJson(alert), files: [] }, options);
		expect(reading?.kind).toBe('alert');
	});

	it('says what is wrong when a part of it was taken away', async () => {
		const others = without(await onlyAlertIn({ subject: 'x', html }), 'text');
		const [reading] = await read({ itemIndex: 0, json: { alert: others }, files: [] });
		expect(reading).toMatchObject({ kind: 'unreadable', failure: { code: 'notReadable' } });
		expect(JSON.stringify(reading)).toContain('text: Required');
	});
});
