import type { ReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { isAllowedSender } from '../../../nodes/OfficeProtectAutotask/alert/trust/sender';
import { asEml, asGraph, asImapResolved, asImapSimple, read } from './mails.cts';
import type { Letter } from './mails.cts';

const letter: Letter = {
	subject: 'Too Many Logins',
	html: '<h2>Too Many Logins</h2><p>User: a</p>',
};
const passed =
	'mx.msp.example; dkim=pass header.d=office-protect.example; dmarc=pass header.from=office-protect.example';
const failed =
	'mx.msp.example; dkim=none; spf=fail smtp.mailfrom=a@office-protect.example; dmarc=fail header.from=office-protect.example';
const required: Partial<ReaderOptions> = { requireAuthentication: true };

describe('allowed senders', () => {
	it.each([
		['alerts@office-protect.com', ['alerts@office-protect.com'], true],
		['Alerts@Office-Protect.com', ['alerts@office-protect.com'], true],
		['alerts@office-protect.com', ['*@office-protect.com'], true],
		['alerts@mail.office-protect.com', ['*@*.office-protect.com'], true],
		['alerts@mail.office-protect.com', ['*@office-protect.com'], false],
		['alerts@office-protect.com.attacker.example', ['*@office-protect.com'], false],
		['x@attacker.example', ['*@office-protect.com', 'x@attacker.example'], true],
		['aba', ['ab*ba'], false],
		['axb', ['a*y*b'], false],
		['axyzb', ['a*y*b'], true],
		['x@b.example', ['a*'], false],
		['x@b.example', [' '], false],
		[null, ['*'], false],
		[null, [], true],
	])('%s against %j: %s', (address, patterns, allowed) => {
		expect(isAllowedSender(address, patterns)).toBe(allowed);
	});

	it('leave out the mail of another, and say whose', async () => {
		const [reading] = await read(asImapSimple({ ...letter, from: 'x@attacker.example' }), {
			allowedSenders: ['*@office-protect.example'],
		});
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'sender' });
		expect(JSON.stringify(reading)).toContain('x@attacker.example');
	});
});

describe('required authentication', () => {
	it.each([
		['a raw mail', asEml({ ...letter, results: [passed] })],
		['Graph with headers', asGraph({ ...letter, results: [passed] })],
		['IMAP, simple', asImapSimple({ ...letter, results: [passed] })],
	])('passes %s that the mail system found genuine', async (_channel, item) => {
		expect((await read(item, required))[0]?.kind).toBe('alert');
	});

	it.each([
		['failed', [failed]],
		['passed below a failure', [failed, passed]],
		['was not made', []],
		[
			'passed for another domain',
			[
				'mx.msp.example; dkim=pass header.d=attacker.example; spf=pass smtp.mailfrom=x@attacker.example',
			],
		],
		['passed without naming a domain', ['mx.msp.example; dkim=pass; spf=pass']],
		['is only said in a comment', ['mx.msp.example; dkim=fail (dmarc=pass)']],
	])('refuses a raw mail whose check %s', async (_what, results) => {
		const [reading] = await read(asEml({ ...letter, results }), required);
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'authentication' });
	});

	it('counts a passed signature of the sender’s domain where DMARC says nothing', async () => {
		const results = ['mx.msp.example; dkim=pass header.d=office-protect.example; dmarc=none'];
		expect((await read(asEml({ ...letter, results }), required))[0]?.kind).toBe('alert');
	});

	it('reads the header that Microsoft 365 writes, without a server name', async () => {
		const results = [
			'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=office-protect.example; dkim=none; dmarc=pass action=none header.from=office-protect.example;compauth=pass reason=100',
		];
		expect((await read(asEml({ ...letter, results }), required))[0]?.kind).toBe('alert');
	});

	it('counts the named server’s header only', async () => {
		const brought = passed.replace('mx.msp.example', 'mx.attacker.example');
		const options = { ...required, authservId: 'mx.msp.example' };
		expect((await read(asEml({ ...letter, results: [brought] }), options))[0]?.kind).toBe(
			'untrusted',
		);
		expect((await read(asEml({ ...letter, results: [brought, passed] }), options))[0]?.kind).toBe(
			'alert',
		);
	});

	it('needs the server’s name where the item keeps the lowest header only', async () => {
		const item = asImapResolved({ ...letter, results: [failed, passed] });
		const [reading] = await read(item, required);
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'authentication' });
		expect(JSON.stringify(reading)).toContain('authserv-id');
		const named = asImapResolved({ ...letter, results: [passed] });
		expect((await read(named, { ...required, authservId: 'mx.msp.example' }))[0]?.kind).toBe(
			'alert',
		);
	});

	it('says what to change where the item has no headers', async () => {
		const [reading] = await read(asGraph(letter), required);
		expect(reading).toMatchObject({ kind: 'untrusted', why: 'authentication' });
		expect(JSON.stringify(reading)).toContain('Get MIME Content');
	});
});
