import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { residentPeak } from './memory.mts';
import type { RunningN8n } from './n8nProcess.mts';

export type Control = {
	/** Without a slash at its end. */
	readonly url: string;
	stop(): void;
};

/** What GET gives. */
export type N8nState = {
	/** Everything that n8n wrote so far. */
	readonly output: string;
	/** The most memory that its process has held, in bytes; 0 while it is down. */
	readonly peakMemory: number;
};

/**
 * Lets another process end and start n8n, on a free port of 127.0.0.1: POST `/stop`, `/kill` and
 * `/start`, answered when that is done; GET `/` gives its state. Errors are 500 with their text.
 */
export async function startControl(n8n: RunningN8n): Promise<Control> {
	const server = createServer((request, response) => {
		answer(n8n, request).then(
			(body) => response.end(JSON.stringify(body)),
			(error: unknown) => response.writeHead(500).end(String(error)),
		);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port was given');
	return {
		url: `http://127.0.0.1:${address.port}`,
		stop: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

async function answer(n8n: RunningN8n, { method, url }: IncomingMessage): Promise<N8nState> {
	const call = `${method ?? ''} ${url ?? ''}`;
	if (call === 'POST /stop') await n8n.stop();
	else if (call === 'POST /kill') await n8n.kill();
	else if (call === 'POST /start') await n8n.start();
	else if (call !== 'GET /') throw new Error(`There is no ${call}`);
	return { output: n8n.output(), peakMemory: await residentPeak(n8n.pid()) };
}
