import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readItem } from '../../nodes/OfficeProtectAutotask/alert/readItem';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';

const tool = path.join(__dirname, '..', '..', 'tools', 'redact.mts');
const eventId = '7b1f0c52-9a31-4a53-8a57-0f2d3c4b5a69';
const mail = [
	'From: Office Protect <alerts@office-protect.com>',
	'To: security@realmsp.com',
	'Subject: Sign-In from Unauthorized Country at Acme Inc',
	'Date: Wed, 04 Mar 2026 10:15:02 +0000',
	'Message-ID: <abc@realmsp.com>',
	'Received: from mx.realmsp.com (198.18.0.9)',
	'Content-Type: text/html; charset=utf-8',
	'',
	'<p>Sign-In from Unauthorized Country</p>',
	'<p>Tenant: Acme Inc</p><p>User: jane.roe@acme-inc.com</p><p>IP address: 198.18.7.7</p>',
	'<p>Date: 2026-03-04 10:11 UTC</p>',
	`<p><a href="https://app.office-protect.com/events/${eventId}">View event in Office Protect</a></p>`,
	'',
].join('\r\n');

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'redact-'));
	writeFileSync(path.join(folder, 'real.eml'), mail);
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

function redact(...names: string[]): Buffer {
	const out = path.join(folder, 'out.eml');
	const given = names.flatMap((name) => ['--name', name]);
	const args = [tool, path.join(folder, 'real.eml'), '--out', out, ...given];
	execFileSync(process.execPath, args, { stdio: 'pipe' });
	return readFileSync(out);
}

async function read(bytes: Uint8Array) {
	const file = { fileName: 'out.eml', mimeType: 'message/rfc822', bytes };
	const item = { itemIndex: 0, json: {}, files: [file] };
	const [reading] = await readItem(item, defaultReaderOptions);
	if (reading?.kind !== 'alert') throw new Error('The redacted mail is not read as an alert');
	return reading.alert;
}

describe('a redacted mail', () => {
	test('still reads as the same kind of alert, with made-up values', async () => {
		const alert = await read(redact('Acme Inc=Contoso Ltd'));
		expect(alert).toMatchObject({
			eventType: 'signInFromUnauthorizedCountry',
			tenant: 'Contoso Ltd',
			occurredAtRaw: '2026-03-04 10:11 UTC',
			subject: 'Sign-In from Unauthorized Country at Contoso Ltd',
		});
		expect(alert.user).toMatch(/^user\d+@contoso\d+\.example$/);
		expect(alert.viewEventUrl).toMatch(/^https:\/\/app\.office-protect\.com\/events\/00000000-/);
	});

	test('holds nothing of who and where', async () => {
		const alert = JSON.stringify(await read(redact('Acme Inc=Contoso Ltd')));
		const raw = redact('Acme Inc=Contoso Ltd').toString('utf8');
		for (const secret of ['realmsp', 'acme', 'jane.roe', '198.18.', eventId]) {
			expect(alert.toLowerCase()).not.toContain(secret);
			expect(raw.toLowerCase()).not.toContain(secret);
		}
	});
});
