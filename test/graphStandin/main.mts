import { parseArgs } from 'node:util';
import { portOptions, serve } from '../standinServer/serve.mts';
import { adminServer } from './admin.mts';
import { graphServer } from './server.mts';
import { World } from './world.mts';

const { values } = parseArgs({ options: portOptions });

const world = new World();
await serve({
	api: graphServer(world),
	admin: adminServer(world),
	ports: values,
	path: '',
	listening: ({ url }) => {
		world.url = url;
	},
	closing: () => {
		world.faults.clear();
	},
});
process.exit(0);
