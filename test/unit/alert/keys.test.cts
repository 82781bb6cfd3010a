import { createHash } from 'node:crypto';
import type { Identity } from '../../../nodes/OfficeProtectAutotask/alert/identity/identity';
import { keysOf, testKeys } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { eventLinks, onlyAlertIn } from './mails.cts';
import type { Letter } from './mails.cts';

const letter: Letter = {
	subject: 'Too Many Logins',
	html: `<h2>Too Many Logins</h2><p>Tenant: Contoso</p><p>Date: 2026-03-04 10:11 UTC</p>${eventLinks(1)}`,
};

describe('the form of the keys', () => {
	it('fits externalID: op1-, 20 hex digits, 3 times 8, in lower case', async () => {
		const keys = keysOf((await onlyAlertIn(letter)).identity);
		expect(keys.externalId).toMatch(/^op1-[0-9a-f]{20}-[0-9a-f]{24}$/u);
		expect(keys.externalId).toBe(`${keys.alertKey}-${keys.groupKeys.join('')}`);
		expect(keys.externalId).toHaveLength(49);
	});

	it('is the start of a SHA-256 over the canonical values', () => {
		const identity: Identity = {
			rule: 'op1',
			type: 'tooManyLogins',
			tenant: 'contoso',
			time: '2026-03-04 10:11 UTC',
			eventId: '12345678',
			details: [['user', 'a@contoso.example']],
			ordinal: 0,
			mailDate: null,
			envelope: null,
		};
		const values = [
			'tooManyLogins',
			['tenant', 'contoso'],
			['time', '2026-03-04 10:11 UTC'],
			['id', '12345678'],
		];
		const digest = createHash('sha256')
			.update(JSON.stringify(['alert', values]))
			.digest('hex');
		expect(keysOf(identity).alertKey).toBe(`op1-${digest.slice(0, 20)}`);
	});

	it('of test tickets match no alert and none of another seed', () => {
		const [one, other] = [testKeys('a'), testKeys('b')];
		expect(one.externalId).toMatch(/^opt1-[0-9a-f]{20}-[0-9a-f]{24}$/u);
		expect(new Set([...one.groupKeys, ...other.groupKeys, one.alertKey, other.alertKey]).size).toBe(
			8,
		);
		expect(testKeys('a')).toEqual(one);
	});
});

describe('what repeats have in common', () => {
	const groupsOf = async (own: Letter) => keysOf((await onlyAlertIn(own)).identity).groupKeys;
	const signIn = (
		user: string,
		country: string,
		time: string,
		type = 'Sign-In from Unauthorized Country',
		tenant = 'Contoso',
	): Letter => ({
		subject: 'x',
		html: `<h2>${type}</h2><p>Tenant: ${tenant}</p><p>Date: ${time}</p><p>User: ${user}</p><p>Country: ${country}</p>`,
	});

	it('is type with its own criteria, user, and user with type', async () => {
		const first = await groupsOf(signIn('a', 'France (FR)', '10:11'));
		expect(await groupsOf(signIn('a', 'France (FR)', '11:11'))).toEqual(first);
		const [event, user, userAndType] = await groupsOf(signIn('a', 'Spain (ES)', '10:11'));
		expect([event === first[0], user === first[1], userAndType === first[2]]).toEqual([
			false,
			true,
			true,
		]);
		const other = await groupsOf(signIn('a', 'France (FR)', '10:11', 'Too Many Logins'));
		expect([other[0] === first[0], other[1] === first[1], other[2] === first[2]]).toEqual([
			false,
			true,
			false,
		]);
	});

	it('is nothing between two tenants or two users', async () => {
		const first = await groupsOf(signIn('a', 'France (FR)', '10:11'));
		for (const other of [
			signIn('b', 'France (FR)', '10:11'),
			signIn('a', 'France (FR)', '10:11', 'Sign-In from Unauthorized Country', 'Fabrikam'),
		]) {
			expect((await groupsOf(other)).filter((key, index) => key === first[index])).toEqual([]);
		}
	});

	it('is no user where none is named', async () => {
		const own = (date: string): Letter => ({
			subject: 'x',
			html: `<h2>Health Status Decline</h2><p>Tenant: Contoso</p><p>Date: ${date}</p><p>Current state: down</p>`,
		});
		const [one, other] = [await groupsOf(own('10:11')), await groupsOf(own('11:11'))];
		expect([one[0] === other[0], one[1] === other[1], one[2] === other[2]]).toEqual([
			true,
			false,
			false,
		]);
	});
});
