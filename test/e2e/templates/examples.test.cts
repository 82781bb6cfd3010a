import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axios from 'axios';
import { z } from 'zod';
import { contoso } from '../../standin/seed/companies.mts';
import { host, n8n, standin } from '../host.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { publishCaller } from './caller.cts';
import type { Caller } from './caller.cts';
import { startReceiver } from './receiver.cts';
import { setSettings, write } from './tables.cts';
import { importTemplates, startWorld, templateFolder } from './world.cts';
import type { World } from './world.cts';

const folder = path.join(templateFolder, 'examples');
const examples = ['OPATExWebhook', 'OPATExByType', 'OPATExTellTeam'];
const secret = { name: 'X-Alert-Secret', value: 'for-tests-only' };
let world: World;
let caller: Caller;
let webhookCredential: string;

beforeAll(async () => {
	world = await startWorld(['OPATSettings', 'OPATFailureAlerts']);
	const api = await n8n();
	const webhook = { name: 'Alert Webhook', type: 'httpHeaderAuth', data: secret };
	webhookCredential = (await api.createCredential(webhook)).id;
	await importTemplates(folder);
	await world.caller.call('OPATSettings', {});
	await setSettings({ ticketQueue: 'Security Operations' });
	for (const id of examples) await api.publishWorkflow(id);
	caller = await publishCaller(examples.slice(1));
}, 120_000);

afterAll(async () => {
	for (const id of examples) {
		await (await n8n()).unpublishWorkflow(id);
	}
	await (await n8n()).http.delete(`/rest/credentials/${webhookCredential}`);
	await world.stop();
});

beforeEach(async () => {
	await standin.reset();
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
});

function alert(number: number, tenant = 'Contoso Ltd', type = 'Sign-In from Unauthorized Country') {
	const id = `2d6a6c0c-0f0b-5eaf-ab38-${String(number).padStart(12, '0')}`;
	const time = new Date(Date.now() - 600_000).toISOString().slice(0, 16);
	return { id, type, tenant, time: `${time}:00Z`, user: `user${number}@contoso.example` };
}

describe('the webhook', () => {
	const send = async (body: unknown, headers: Readonly<Record<string, string>>) => {
		const answer = await axios.post<unknown>(`${host.n8nUrl}/webhook/office-protect-alerts`, body, {
			proxy: false,
			headers,
			validateStatus: () => true,
		});
		return { status: answer.status, body: answer.data, headers: answer.headers };
	};
	const signed = { [secret.name]: secret.value };

	test('answers 200 when the tickets exist, and the same again makes none twice', async () => {
		const alerts = [alert(1), alert(2)];
		const first = await send(alerts, signed);
		expect(await standin.tickets()).toHaveLength(2);
		expect(first).toMatchObject({
			status: 200,
			body: { settled: true, alerts: [{ outcome: 'created' }, { outcome: 'created' }] },
		});
		expect(await send(alerts, signed)).toMatchObject({
			status: 200,
			body: { alerts: [{ outcome: 'existing' }, { outcome: 'existing' }] },
		});
		expect(await standin.tickets()).toHaveLength(2);
	});

	test('answers 503 while Autotask is down; sent again, each alert has one ticket', async () => {
		await breakAutotask();
		const refused = await send(alert(3), signed);
		expect(refused).toMatchObject({ status: 503, body: { settled: false } });
		expect(refused.headers['retry-after']).toBe('60');
		expect(JSON.stringify(refused.body)).toMatch(/Autotask/);
		await mendAutotask();
		expect(await send(alert(3), signed)).toMatchObject({ status: 200 });
		expect(await standin.tickets()).toHaveLength(1);
	}, 90_000);

	test('answers 503 if one of several has no ticket, and says which and why', async () => {
		const alerts = [alert(4), alert(5, 'Tailspin Toys')];
		expect(await send(alerts, signed)).toMatchObject({
			status: 503,
			body: { alerts: [{ outcome: 'created' }, { outcome: 'skipped', reason: 'unmappedTenant' }] },
		});
		await write('Tenants', 'tenant', { tenant: 'Tailspin Toys', companyID: 29683511, flow: true });
		expect(await send(alerts, signed)).toMatchObject({ status: 200 });
		expect(await standin.tickets()).toMatchObject([
			{ companyID: contoso },
			{ companyID: 29683511 },
		]);
	});

	test('what holds no alert is not taken for settled, and strangers are refused', async () => {
		expect((await send([], signed)).status).toBe(503);
		expect((await send(alert(6), {})).status).toBe(403);
		expect((await send(alert(6), { [secret.name]: 'guessed' })).status).toBe(403);
		expect(await standin.tickets()).toHaveLength(0);
	});
});

test('alerts get the settings of the branch that their event type goes to', async () => {
	const alerts = [alert(1), alert(2, 'Contoso Ltd', 'License Assigned')];
	const outcomes = await caller.call('OPATExByType', { alerts });
	expect(outcomes.map((row) => row['outcome'])).toEqual(['created', 'created']);
	const tickets = await standin.tickets();
	expect(tickets.map(({ title, priority }) => ({ title, priority }))).toEqual([
		{ title: 'Sign-in: Sign-In from Unauthorized Country, user1@contoso.example', priority: 1 },
		{ title: 'License Assigned', priority: 2 },
	]);
	const again = await caller.call('OPATExByType', { alerts });
	expect(again.map((row) => row['outcome'])).toEqual(['existing', 'existing']);
	expect(await standin.tickets()).toHaveLength(2);
});

test('the team is told of each new ticket once over ten runs, though one alert failed at first', async () => {
	const team = await startReceiver();
	try {
		await fillIn(team.url);
		await standin.addFault({
			method: 'POST',
			path: '/Tickets',
			bodyContains: 'user2@contoso.example',
			count: 0,
			effect: { kind: 'answer', status: 500, body: { errors: ['Not now'] }, when: 'beforeCommit' },
		});
		const alerts = [alert(1), alert(2), alert(3)];
		await expect(caller.call('OPATExTellTeam', { alerts })).rejects.toThrow(
			/made no ticket.*Not now/,
		);
		expect(team.heard).toHaveLength(2);
		await standin.clearFaults();
		for (let run = 0; run < 10; run++) await caller.call('OPATExTellTeam', { alerts });
		const tickets = await standin.tickets();
		expect(tickets).toHaveLength(3);
		expect(team.heard).toHaveLength(3);
		for (const { ticketNumber } of tickets) {
			expect(team.heard.filter((message) => message.includes(ticketNumber))).toHaveLength(1);
		}
	} finally {
		team.stop();
	}
}, 120_000);

const editable = z
	.object({
		data: z.object({ versionId: z.string(), nodes: z.array(z.record(z.unknown())) }).passthrough(),
	})
	.transform(({ data }) => data);

/** Fills in the address, as a person does in the editor, and publishes. */
async function fillIn(url: string): Promise<void> {
	const api = await n8n();
	const where = '/rest/workflows/OPATExTellTeam';
	const { nodes, ...stored } = editable.parse((await api.http.get<unknown>(where)).data);
	const changed = nodes.map((node) =>
		node['name'] === 'Where to Tell'
			? z
					.record(z.unknown())
					.parse(
						JSON.parse(
							JSON.stringify(node).replace(
								'"name":"url","type":"string","value":""',
								`"name":"url","type":"string","value":"${url}"`,
							),
						),
					)
			: node,
	);
	await api.http.patch(where, { ...stored, nodes: changed });
	await api.publishWorkflow('OPATExTellTeam');
}

test('they explain themselves and hold no id of a credential, no secret and no address', () => {
	const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
	expect(files).toHaveLength(examples.length);
	for (const file of files) {
		const text = readFileSync(path.join(folder, file), 'utf8');
		expect(text).toMatch(/What it does.*How to set up/s);
		expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.[a-z]{2,}|https?:\/\//i);
		const held = [...text.matchAll(/"credentials": \{\s*"\w+": \{\s*"id": "([^"]*)"/g)];
		expect(held.length).toBeGreaterThan(0);
		expect(held.map((found) => found[1]).filter((id) => id !== '')).toEqual([]);
	}
});
