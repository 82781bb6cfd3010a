import { once } from 'node:events';
import { createServer } from 'node:http';

export type HeartbeatReceiver = {
	readonly url: string;
	/** How often it was called so far. */
	beats(): number;
	stop(): void;
};

/** Stands for the service that is to notice when the calls stay away. */
export async function startHeartbeatReceiver(): Promise<HeartbeatReceiver> {
	let beats = 0;
	const server = createServer((_, response) => {
		beats += 1;
		response.end('ok');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given');
	return {
		url: `http://127.0.0.1:${address.port}/ping`,
		beats: () => beats,
		stop: () => {
			server.close();
		},
	};
}
