import { parseArgs } from 'node:util';
import { portOptions, serve } from '../standinServer/serve.mts';
import { adminServer } from './admin.mts';
import { apiServer } from './server.mts';
import { World } from './world.mts';

const { values } = parseArgs({
	options: { ...portOptions, latency: { type: 'string', default: '0' } },
});

const world = new World({ latencyMs: Number(values.latency) });
await serve({
	api: apiServer(world),
	admin: await adminServer(world),
	ports: values,
	path: '/ATServicesRest/',
	listening: ({ url, adminUrl }) => {
		world.addresses = { url, webUrl: `${adminUrl}/` };
	},
	closing: () => {
		world.faults.clear();
	},
});
process.exit(0);
