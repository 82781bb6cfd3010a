import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import path from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { execa } from 'execa';

/**
 * Autotask's zones by their real names: a proxy through which `https://*.autotask.net` leads to a
 * stand-in. A zone in which the customer does not live answers 401, but tells the right one.
 */
export type Zones = {
	/** What a process needs in its environment to go through the proxy and trust it. */
	readonly env: Readonly<Record<string, string>>;
	/** The zone in which the customer lives from now on; calls to the others are refused. */
	moveTo(zone: number): void;
	/** Calls that a zone refused because the customer lives in another. */
	refused(): number;
	stop(): Promise<void>;
};

/** The address of a zone, as the zone look-up tells it. */
export function zoneUrl(zone: number): string {
	return `https://webservices${zone}.autotask.net/ATServicesRest/`;
}

/** Starts the proxy before the stand-in at `target`; `folder` takes its certificate. */
export async function openZones(target: string, folder: string): Promise<Zones> {
	let home = 1;
	let refused = 0;
	const secureContext = await certificateIn(folder);
	const inside = createServer((incoming, outgoing) => {
		const isHome = incoming.headers.host === new URL(zoneUrl(home)).host;
		const isZoneLookUp = /\/zoneInformation\b/i.test(incoming.url ?? '');
		if (isHome || isZoneLookUp) {
			passOn(incoming, outgoing, target);
		} else {
			refused += 1;
			outgoing.writeHead(401).end();
		}
	});
	const proxy = await openProxy((socket) => {
		const secure = new TLSSocket(socket, { isServer: true, secureContext });
		secure.on('error', () => socket.destroy());
		inside.emit('connection', secure);
	});
	return {
		env: {
			HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
			NODE_EXTRA_CA_CERTS: path.join(folder, 'zones.crt'),
		},
		moveTo: (zone) => {
			home = zone;
		},
		refused: () => refused,
		stop: proxy.stop,
	};
}

/** A proxy that gives every connection, to whatever host it was meant, to `connected`. */
async function openProxy(connected: (socket: Socket) => void) {
	const sockets = new Set<Socket>();
	const proxy = createServer();
	proxy.on('connect', (_request: IncomingMessage, socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => socket.destroy());
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		connected(socket);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const { port } = proxy.address() as AddressInfo;
	const stop = async (): Promise<void> => {
		const closed = once(proxy, 'close');
		proxy.close();
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	return { port, stop };
}

function passOn(incoming: IncomingMessage, outgoing: ServerResponse, target: string): void {
	const { method, url = '/', headers } = incoming;
	const onward = request(new URL(url, target), { method, headers }, (answer) => {
		outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
		answer.pipe(outgoing);
	});
	onward.on('error', () => outgoing.destroy());
	incoming.pipe(onward);
}

/** A certificate for Autotask's hosts that only those trust who are told to. */
async function certificateIn(folder: string) {
	const [key, cert] = ['zones.key', 'zones.crt'].map((name) => path.join(folder, name));
	if (key === undefined || cert === undefined) throw new Error('No place for the certificate');
	const names = 'subjectAltName=DNS:*.autotask.net';
	const kind = [
		'-newkey',
		'ec',
		'-pkeyopt',
		'ec_paramgen_curve:prime256v1',
		'-nodes',
		'-days',
		'2',
	];
	const files = ['-keyout', key, '-out', cert, '-subj', '/CN=Zones of a test', '-addext', names];
	await execa('openssl', ['req', '-x509', ...kind, ...files]);
	return createSecureContext({ key: await readFile(key), cert: await readFile(cert) });
}
