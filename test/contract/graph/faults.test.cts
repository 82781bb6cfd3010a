import { readFileSync } from 'node:fs';
import path from 'node:path';
import { outlookCredential, startGraphStandin } from '../../graphStandinProcess.cts';
import { errorOf, Graph, token } from './graph.cts';
import { useGraphStandin } from './running.cts';

const { admin, graph, set, standin } = useGraphStandin();
const status = async (path = '/me/messages'): Promise<number> => (await graph().get(path)).status;

describe('faults', () => {
	it('a status, so often, with the error object that belongs to it', async () => {
		const effect = { kind: 'answer', status: 503, when: 'beforeCommit' } as const;
		const id = await admin().addFault({ path: '/messages', count: 2, effect });
		const answer = await graph().get('/me/messages');
		expect(errorOf(answer).slice(0, 2)).toEqual([503, 'ErrorServerBusy']);
		expect([await status(), await status()]).toEqual([503, 200]);
		expect(await admin().faults()).toMatchObject([{ id, struck: 2 }]);
	});

	it('429 brings Retry-After', async () => {
		const effect = { kind: 'answer', status: 429, when: 'beforeCommit' } as const;
		await admin().addFault({ path: '/messages*', effect });
		const answer = await graph().get('/me/messages');
		expect(errorOf(answer).slice(0, 2)).toEqual([429, 'ApplicationThrottled']);
		expect(answer.headers['retry-after']).toBe('10');
		expect(await admin().counters()).toMatchObject({ throttled: 1, total: 1 });
	});

	it('a delay', async () => {
		const effect = { kind: 'delay', ms: 120, when: 'beforeCommit' } as const;
		await admin().addFault({ path: '/mailFolders/*/messages', effect });
		const began = performance.now();
		expect(await status('/me/mailFolders/inbox/messages')).toBe(200);
		expect(performance.now() - began).toBeGreaterThanOrEqual(115);
	});

	it('an answer that is lost after the mail was sent', async () => {
		await admin().addFault({ path: '/sendMail', effect: { kind: 'cut', when: 'afterCommit' } });
		const message = { toRecipients: [{ emailAddress: { address: 'team@msp.example' } }] };
		await expect(graph().send('POST', '/me/sendMail', { message })).rejects.toThrow(
			/socket hang up|ECONNRESET/,
		);
		expect(await admin().sent()).toHaveLength(1);
	});

	it('the token endpoint too', async () => {
		const body = { error: 'server_error' };
		const effect = { kind: 'answer', status: 500, body, when: 'beforeCommit' } as const;
		await admin().addFault({ path: '/token', effect });
		expect(await token(standin().url, {})).toMatchObject({ status: 500, json: body });
	});

	it('a list that ends in the middle', async () => {
		await admin().addFault({ path: '/messages', effect: { kind: 'truncate' } });
		expect(await graph().get('/me/messages')).toMatchObject({ status: 200, json: undefined });
	});
});

describe('the limit of requests at once', () => {
	it('four are served, a fifth is not until one has ended', async () => {
		await set({ retryAfterSeconds: 3 });
		const effect = { kind: 'hold', when: 'beforeCommit' } as const;
		const id = await admin().addFault({ path: '/messages', count: 4, effect });
		const held = [1, 2, 3, 4].map(async () => status());
		while ((await admin().faults())[0]?.holding !== 4) {
			await new Promise((resolve) => setTimeout(resolve, 5));
		}
		const fifth = await graph().get('/me/messages');
		expect([fifth.status, fifth.headers['retry-after']]).toEqual([429, '3']);
		await admin().releaseFault(id);
		expect(await Promise.all(held)).toEqual([200, 200, 200, 200]);
		expect(await status()).toBe(200);
	});
});

describe('the admin side', () => {
	it('counts by route, keeps the requests, and forgets on request', async () => {
		await admin().deliver({ subject: 'one' });
		const [row] = await graph().list('/me/messages');
		await graph().get(`/me/messages/${String(row?.['id'])}/$value`);
		await graph('').get('/me/messages');
		const { total, unauthorized, routes } = await admin().counters();
		expect([total, unauthorized]).toEqual([3, 1]);
		expect(routes['GET /messages']).toMatchObject({ requests: 2, statuses: { 200: 1, 401: 1 } });
		expect(routes['GET /messages/:id/$value']).toMatchObject({ requests: 1 });
		expect((await admin().requests()).map(({ signedIn }) => signedIn)).toEqual([true, true, false]);
		await admin().clearCounters();
		expect(await admin().counters()).toMatchObject({ total: 0, routes: {} });
	});

	it('marks read, moves and removes mails', async () => {
		const { id } = await admin().deliver({ subject: 'one' });
		expect(await admin().changeMail(id, { isRead: true })).toMatchObject({ isRead: true });
		const moved = await admin().changeMail(id, { folder: 'junkemail' });
		expect(await admin().mails()).toMatchObject([
			{ id: moved.id, folder: 'junkemail', isRead: true, isVisible: true, subject: 'one' },
		]);
		await admin().removeMail(moved.id);
		expect(await admin().mails()).toEqual([]);
		await expect(admin().removeMail(moved.id)).rejects.toThrow(/404/);
	});

	it('refuses what makes no sense', async () => {
		await expect(admin().deliver({}, { receivedAt: 'yesterday' })).rejects.toThrow(/400/);
		await expect(admin().deliver({}, { folder: 'nowhere' })).rejects.toThrow(/400/);
		await expect(set({ pageShortfall: -1 })).rejects.toThrow(/400/);
		expect(await admin().mails()).toEqual([]);
	});

	it('a reset leaves nothing of before', async () => {
		await admin().deliver({ subject: 'one' });
		await admin().revokeTokens('all');
		await set({ mailboxConcurrency: 1, clockOffsetMs: 5000 });
		await admin().reset();
		expect(await graph().subjects()).toEqual([]);
		for (const { default: usual, value } of await admin().switches()) expect(value).toEqual(usual);
		expect(await admin().counters()).toMatchObject({ total: 1, unauthorized: 0 });
	});
});

describe('the README', () => {
	const readme = readFileSync(path.join(__dirname, '../../graphStandin/README.md'), 'utf8');

	it('lists every switch with its default and how well it is known', async () => {
		const switches = await admin().switches();
		const rows = readme.split('\n').filter((line) => line.startsWith('|'));
		for (const { name, default: usual, known } of switches) {
			const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
			const row = cells.find((cell) => cell[1] === `\`${name}\``);
			expect([row?.[2], row?.[5]]).toEqual([`\`${JSON.stringify(usual)}\``, known]);
		}
	});

	it('shows the credential that works', () => {
		const shown: unknown = JSON.parse(/```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? '');
		expect(shown).toEqual(outlookCredential('URL'));
	});
});

describe('the process', () => {
	it('two run side by side, each with its own mailbox, and end when they are stopped', async () => {
		const both = await Promise.all([startGraphStandin(), startGraphStandin()]);
		const [first, second] = both;
		await first.admin.deliver({ subject: 'one' });
		expect(await new Graph(first).subjects()).toEqual(['one']);
		expect(await new Graph(second).subjects()).toEqual([]);
		await Promise.all(both.map(async (one) => one.stop()));
		await expect(new Graph(first).subjects()).rejects.toThrow(/ECONNREFUSED/);
	});
});
