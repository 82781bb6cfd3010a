import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { adminServer } from './admin.mts';
import { graphServer } from './server.mts';
import { World } from './world.mts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '0' },
		'admin-port': { type: 'string', default: '0' },
	},
});

const world = new World();
const graph = graphServer(world);
const admin = adminServer(world);
const url = `http://127.0.0.1:${await listen(graph, values.port)}`;
const adminUrl = `http://127.0.0.1:${await listen(admin, values['admin-port'])}`;
world.url = url;
process.stdout.write(`${JSON.stringify({ url, adminUrl, pid: process.pid })}\n`);

await Promise.race([
	once(process, 'SIGTERM'),
	once(process, 'SIGINT'),
	// Started with a channel to a parent: ends with it.
	once(process, 'disconnect'),
]);
world.faults.clear();
await Promise.all([graph.close(), admin.close()]);
process.exit(0);

async function listen(app: FastifyInstance, port: string): Promise<number> {
	await app.listen({ host: '127.0.0.1', port: Number(port) });
	const address = app.server.address() as AddressInfo;
	return address.port;
}
