import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { leakedSecrets } from '../../../tools/host/leakedSecrets.mts';
import signIn from '../../standin/credentials.json';

const { secret } = signIn.users.valid;
let userFolder: string;

beforeEach(() => {
	userFolder = mkdtempSync(path.join(tmpdir(), 'leaks-'));
	write('database.sqlite', 'executions without any');
});

afterEach(() => {
	rmSync(userFolder, { recursive: true });
});

function write(name: string, content: string): void {
	writeFileSync(path.join(userFolder, name), content);
}

const leaks = async (log = '') => leakedSecrets({ userFolder, output: () => log });

test('an n8n that keeps its secrets leaks none', async () => {
	expect(await leaks('n8n ready')).toEqual([]);
});

test('a secret is seen in the database, in a file beside it and in the log', async () => {
	write('database.sqlite', `{"headers":{"Secret":"${secret}"}}`);
	write('database.sqlite-wal', `…${signIn.integrationCode}…`);
	const found = await leaks(`Request failed: ${secret}`);
	expect(found.map((where) => path.basename(where)).sort()).toEqual([
		'database.sqlite',
		'database.sqlite-wal',
		"n8n's log",
	]);
});

test('without a database nothing was looked at', async () => {
	rmSync(path.join(userFolder, 'database.sqlite'));
	await expect(leaks()).rejects.toThrow('n8n has no database');
});
