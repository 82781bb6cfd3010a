import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { z } from 'zod';
import { createClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import type { AutotaskClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import { decryptedCredential } from '../../../nodes/OfficeProtectAutotask/n8n/decryptedCredential';
import { renewThrough, sendThrough } from '../../../nodes/OfficeProtectAutotask/n8n/http';
import { openOffice } from '../../../nodes/OfficeProtectAutotask/n8n/office';
import { useStandin } from '../../useStandin.cts';
import { openN8nContext } from './n8nContext.cts';
import { freshCredential, usedCredential } from '../credentials.cts';
import { runContext } from './run.cts';
import type { User } from '../credentials.cts';

const { standin, admin, set } = useStandin();

/**
 * A run in n8n; `knowsZone`: the credential has been used before; `held`: what the run read in it
 * where it is stored otherwise now.
 */
function openRun(user: User, knowsZone: boolean, held: ICredentialDataDecryptedObject = {}) {
	const data = knowsZone ? usedCredential(standin(), user) : freshCredential(standin(), user);
	const { functions, stored } = openN8nContext(data);
	const credential = decryptedCredential(functions.getNode(), { ...data, ...held });
	const client = createClient({
		send: sendThrough(functions, credential),
		renew: renewThrough(functions, credential),
		limits: createLimits(),
		context: runContext(),
	});
	return { client, stored };
}

async function readMany(client: AutotaskClient, count: number) {
	const verdicts = await Promise.all(
		Array.from({ length: count }, async (_, index) => client.get(`Tickets/${index}`, z.unknown())),
	);
	return [...new Set(verdicts.map(({ kind }) => kind))];
}

test('the first run finds the zone once and keeps it', async () => {
	await set({ threadSlotLingerMs: 0 });
	const { client, stored } = openRun('valid', false);
	expect(await readMany(client, 15)).toEqual(['ok']);
	expect(stored['zoneUrl']).toBe(standin().url);
	const { endpoints } = await admin().counters();
	expect(endpoints['ZoneInformation']?.requests).toBe(1);
	expect(endpoints['Tickets']?.requests).toBe(16);
});

test("a run knows the zone's web address as soon as it has signed in", async () => {
	const { functions } = openN8nContext(freshCredential(standin(), 'valid'));
	const office = await openOffice(functions, runContext());
	expect(office.webUrl).toBeNull();
	await office.client.get('Version', z.unknown());
	expect(office.webUrl).toBe(`${standin().adminUrl}/`);
});

test('a refused sign-in costs three answers of 401, and says why', async () => {
	const { client } = openRun('locked', true);
	expect(await readMany(client, 100)).toEqual(['unauthorized']);
	expect((await admin().counters()).unauthorized).toBe(3);
	expect(JSON.stringify(await client.get('Version', z.unknown()))).toContain('not locked');
});

test('a refused sign-in without a known zone costs one', async () => {
	const { client } = openRun('licence', false);
	expect(await readMany(client, 100)).toEqual(['unauthorized']);
	expect((await admin().counters()).unauthorized).toBe(1);
});

test('a sign-in that ends in the middle costs five at most', async () => {
	const { client } = openRun('valid', true);
	await client.get('Version', z.unknown());
	await set({ wrongZone: true, latencyMs: 20 });
	expect(await readMany(client, 100)).toEqual(['unauthorized']);
	const { unauthorized } = await admin().counters();
	expect(unauthorized).toBe(5);
});

test('a sign-in that is renewed loses no create and makes none twice', async () => {
	const refusal = { kind: 'answer', status: 401, when: 'beforeCommit' } as const;
	await admin().addFault({ method: 'POST', path: '/Tickets', skip: 2, effect: refusal });
	await admin().addFault({ path: '/Version', skip: 1, effect: refusal });
	const { client } = openRun('valid', true);
	await client.get('Version', z.unknown());
	const created = await Promise.all(
		[1, 2, 3, 4, 5].map(async (index) =>
			client.create('Tickets', {
				companyID: 0,
				title: `Alert ${index}`,
				status: 1,
				priority: 2,
				queueID: 8,
				ticketCategory: 3,
				dueDateTime: '2026-12-01T08:00:00Z',
			}),
		),
	);
	expect(created.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
	const { endpoints, unauthorized } = await admin().counters();
	expect(unauthorized).toBe(2);
	expect(endpoints['ZoneInformation']?.requests).toBe(1);
	const titles = (await admin().tickets()).map(({ title }) => title).sort();
	expect(titles).toEqual(['Alert 1', 'Alert 2', 'Alert 3', 'Alert 4', 'Alert 5']);
});

test('a credential that was corrected while the run held the old one is taken up', async () => {
	const { client } = openRun('valid', true, { secret: 'outdated' });
	expect(await readMany(client, 20)).toEqual(['ok']);
	expect((await admin().counters()).unauthorized).toBe(1);
});

test("a rejection keeps Autotask's own words", async () => {
	const { client } = openRun('valid', true);
	const created = await client.create('Tickets', { companyID: 0 });
	expect(created).toMatchObject({ kind: 'rejected', status: 500 });
	expect(created.kind === 'rejected' && created.errors[0]).toContain('title');
});
