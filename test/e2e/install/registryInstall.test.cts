import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import {
	installNewest,
	nodesFolder,
	offeredUpdate,
} from '../../../tools/host/communityInstall.mts';
import { standinCredential } from '../../../tools/host/credential.mts';
import { packNextVersion } from '../../../tools/host/nextVersion.mts';
import { publishAlertWorkflow } from '../alertWorkflow.cts';
import { contosoAlert, ticketsForContoso } from '../contosoAlerts.cts';
import { host, nodeType, packageName, standin } from '../host.cts';
import { startOwnN8n } from './ownN8n.cts';
import type { OwnN8n } from './ownN8n.cts';

const alert = contosoAlert('2f6a4b0e-7c51-4e3b-9a4d-6d1f0c8b5e73');
const laterAlert = contosoAlert('8c0d9e52-1b7f-4a66-8f2e-3a5b7d9c1e04');

let own: OwnN8n;

beforeAll(async () => {
	await standin.reset();
	own = await startOwnN8n();
}, 300_000);

afterAll(async () => own.stop(), 60_000);

async function loadedVersion(): Promise<unknown> {
	const description = await own.api.nodeDescription(nodeType);
	return z.object({ communityNodePackageVersion: z.string() }).parse(description)
		.communityNodePackageVersion;
}

/** Publishes a next version and updates to it as n8n does; gives it. */
async function update(): Promise<string> {
	const { registry, userFolder, folder } = own;
	const next = await packNextVersion(host.tarball, path.join(folder, 'next'));
	expect(await offeredUpdate(registry, userFolder, packageName)).toBeUndefined();
	await registry.publish(next.tarball);
	expect(await offeredUpdate(registry, userFolder, packageName)).toBe(next.version);
	await installNewest(registry, userFolder, packageName);
	await own.restart();
	return next.version;
}

async function storedWorkflow(id: string): Promise<unknown> {
	return (await own.api.http.get<unknown>(`/rest/workflows/${id}`)).data;
}

function expectNothingElseInstalled(): void {
	const nodes = nodesFolder(own.userFolder);
	expect(readdirSync(nodes).sort()).toEqual(['node_modules', 'package.json']);
	expect(readdirSync(path.join(nodes, 'node_modules'))).toEqual([packageName]);
	expect(existsSync(path.join(own.packageFolder, 'node_modules'))).toBe(false);
}

test('n8n loads the package as it comes from the registry, with nothing else beside it', async () => {
	expect(await loadedVersion()).toBe(host.version);
	const manifest = readFileSync(path.join(own.packageFolder, 'package.json'), 'utf8');
	expect(JSON.parse(manifest)).not.toHaveProperty('peerDependencies');
	expectNothingElseInstalled();
});

test('installing asks the registry for the package and for nothing else', async () => {
	const asked = (await own.registry.asked()).filter((where) => where !== '/-/ping');
	expect(asked).not.toHaveLength(0);
	expect(asked.filter((where) => !where.startsWith(`/${packageName}`))).toEqual([]);
});

test("n8n's own installing takes this registry only with an enterprise licence", async () => {
	const before = (await own.registry.asked()).length;
	const installing = own.api.http.post('/rest/community-packages', { name: packageName });
	await expect(installing).rejects.toThrow(/license does not allow.*customRegistry/);
	expect(await own.registry.asked()).toHaveLength(before);
}, 120_000);

test('after an update a stored workflow and its credential go on, and a known alert has one ticket', async () => {
	const { api } = own;
	const credential = standinCredential(host.standinUrl, 'valid');
	const stored = await api.createCredential(credential);
	const place = { url: own.url, api };
	const workflow = await publishAlertWorkflow(
		ticketsForContoso,
		{ [credential.type]: stored },
		place,
	);
	const before = await storedWorkflow(workflow.id);
	const [first] = await workflow.send(alert);
	expect(first).toMatchObject({ outcome: 'created' });

	const version = await update();
	expect(version).not.toBe(host.version);
	expect(await loadedVersion()).toBe(version);
	expectNothingElseInstalled();
	expect(await storedWorkflow(workflow.id)).toEqual(before);
	expect(await api.testCredential({ ...credential, id: stored.id })).toMatchObject({
		status: 'OK',
	});
	const [again] = await workflow.send(alert);
	expect(again).toMatchObject({ outcome: 'existing', ticketId: first?.ticketId });
	expect(await standin.tickets()).toHaveLength(1);
	const [later] = await workflow.send(laterAlert);
	expect(later).toMatchObject({ outcome: 'created' });
	expect((await standin.tickets()).map(({ id }) => id)).toEqual([first?.ticketId, later?.ticketId]);
}, 120_000);
