import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';

export type Hook = {
	readonly url: string;
	readonly heard: () => string;
	readonly answer: (status: number) => void;
	readonly stop: () => void;
};

/** A webhook on a free port that refuses until it is told otherwise. */
export async function startHook(): Promise<Hook> {
	let status = 410;
	let heard = '';
	const server: Server = createServer((request, response) => {
		heard = '';
		request.on('data', (chunk: Buffer) => {
			heard += chunk.toString();
		});
		request.on('end', () => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ message: status === 200 ? 'ok' : 'This hook is gone' }));
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = address !== null && typeof address === 'object' ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/webhook`,
		heard: () => heard,
		answer: (next) => {
			status = next;
		},
		stop: () => {
			server.close();
		},
	};
}
