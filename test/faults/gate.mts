import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to a server that can be shut: connections are then refused, and those that stand are cut. */
export type Gate = {
	/** The server's URL by way of the gate. */
	readonly url: string;
	shut(): Promise<void>;
	open(): Promise<void>;
	/** Shuts it for good. */
	stop(): Promise<void>;
};

/** Opens a gate to the server at this URL on a free port of 127.0.0.1. */
export async function openGate(target: string): Promise<Gate> {
	const { port: targetPort } = new URL(target);
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(targetPort), '127.0.0.1');
		for (const [socket, other] of [
			[near, far],
			[far, near],
		] as const) {
			sockets.add(socket);
			socket.pipe(other);
			socket.on('error', () => other.destroy());
			socket.on('close', () => {
				sockets.delete(socket);
				other.destroy();
			});
		}
	});
	const listen = async (port: number): Promise<void> => {
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
	};
	await listen(0);
	const { port } = server.address() as AddressInfo;
	const shut = async (): Promise<void> => {
		if (!server.listening) return;
		const closed = once(server, 'close');
		server.close();
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	const url = new URL(target);
	url.port = String(port);
	return {
		url: url.href,
		shut,
		open: async () => {
			if (!server.listening) await listen(port);
		},
		stop: shut,
	};
}
