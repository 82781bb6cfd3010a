import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';

export type HeartbeatReceiver = {
	readonly url: string;
	/** How often it was called so far. */
	beats(): number;
	/** Resolves when no call has come for so long, which is when such a service raises its alarm. */
	silence(ms: number): Promise<void>;
	stop(): void;
};

/** Stands for the service that is to notice when the calls stay away. */
export async function startHeartbeatReceiver(): Promise<HeartbeatReceiver> {
	let beats = 0;
	const calls = new EventEmitter();
	const server = createServer((_, response) => {
		beats += 1;
		calls.emit('call');
		response.end('ok');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given');
	return {
		url: `http://127.0.0.1:${address.port}/ping`,
		beats: () => beats,
		silence: async (ms) =>
			new Promise((resolve) => {
				const alarm = setTimeout(() => {
					calls.off('call', postpone);
					resolve();
				}, ms);
				const postpone = () => {
					alarm.refresh();
				};
				calls.on('call', postpone);
			}),
		stop: () => {
			server.close();
		},
	};
}
