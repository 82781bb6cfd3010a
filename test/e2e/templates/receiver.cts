import { once } from 'node:events';
import { createServer } from 'node:http';

/** A webhook on a free port that keeps what is posted to it. */
export type Receiver = {
	readonly url: string;
	/** The bodies, oldest first. */
	readonly heard: string[];
	/** Answers with this status from now on. */
	answer(status: number): void;
	stop(): void;
};

export async function startReceiver(firstStatus = 200): Promise<Receiver> {
	let status = firstStatus;
	const heard: string[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => {
			body += chunk.toString();
		});
		request.on('end', () => {
			heard.push(body);
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify({ message: status < 400 ? 'ok' : 'This hook is gone' }));
		});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given');
	return {
		url: `http://127.0.0.1:${address.port}/webhook`,
		heard,
		answer: (next) => {
			status = next;
		},
		stop: () => {
			server.close();
		},
	};
}
