import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** The ports on the command line of every stand-in; 0 is any free one. */
export const portOptions = {
	port: { type: 'string', default: '0' },
	'admin-port': { type: 'string', default: '0' },
} as const;

export type Sides = {
	readonly api: FastifyInstance;
	readonly admin: FastifyInstance;
	readonly ports: Readonly<Record<keyof typeof portOptions, string>>;
	/** Where the API begins below its host: a path that starts with a slash, or the empty text. */
	readonly path: string;
	/** Called when both listen, before anybody is told. */
	readonly listening: (addresses: { readonly url: string; readonly adminUrl: string }) => void;
	/** Called before both close; a request that is held would keep them open. */
	readonly closing: () => void;
};

/**
 * Listens on 127.0.0.1, prints one line with the addresses, and resolves when both sides are closed:
 * after SIGTERM, SIGINT, or the end of a parent that started this process with a channel.
 */
export async function serve(sides: Sides): Promise<void> {
	const { api, admin, ports } = sides;
	const url = `${await listen(api, ports.port)}${sides.path}`;
	const adminUrl = await listen(admin, ports['admin-port']);
	sides.listening({ url, adminUrl });
	process.stdout.write(`${JSON.stringify({ url, adminUrl, pid: process.pid })}\n`);
	await Promise.race([
		once(process, 'SIGTERM'),
		once(process, 'SIGINT'),
		once(process, 'disconnect'),
	]);
	sides.closing();
	await Promise.all([api.close(), admin.close()]);
}

async function listen(app: FastifyInstance, port: string): Promise<string> {
	await app.listen({ host: '127.0.0.1', port: Number(port) });
	const address = app.server.address() as AddressInfo;
	return `http://127.0.0.1:${address.port}`;
}
