import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { host, n8n, nodeType, packageName } from './host.cts';

const manifest = z.object({
	name: z.string(),
	version: z.string(),
	dependencies: z.record(z.unknown()).optional(),
	devDependencies: z.unknown(),
});

function readManifest(file: string): z.infer<typeof manifest> {
	return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
}

test('what n8n runs is the packed package, with nothing else beside it', () => {
	const installed = readManifest(path.join(host.packageFolder, 'package.json'));
	expect(installed).toMatchObject({ name: packageName, version: host.version });
	expect(installed.dependencies ?? {}).toEqual({});
	expect(installed.devDependencies).toBeUndefined();
	expect(existsSync(path.join(host.packageFolder, 'nodes'))).toBe(false);
	expect(existsSync(path.join(host.packageFolder, 'node_modules'))).toBe(false);
});

test('n8n offers the node and, for AI agents, its tool', async () => {
	const types = await (await n8n()).nodeTypes();
	expect(types).toEqual(expect.arrayContaining([nodeType, `${nodeType}Tool`]));
});

test('the node has its two outputs and its icons in light and dark', async () => {
	const description = await (await n8n()).nodeDescription(nodeType);
	expect(description).toMatchObject({
		displayName: 'Office Protect Alert → Autotask Ticket',
		outputNames: ['New Ticket', 'No New Ticket'],
		usableAsTool: true,
	});
	const { iconUrl } = z
		.object({ iconUrl: z.object({ light: z.string(), dark: z.string() }) })
		.parse(description);
	const { http } = await n8n();
	for (const icon of [iconUrl.light, iconUrl.dark]) {
		const { data } = await http.get<string>(`/${icon}`);
		expect(data).toContain('<svg');
	}
});
