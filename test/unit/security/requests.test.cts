import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../docs/pages.cts';

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.posix.join(folder, file))
		.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
);

test('only three files send requests, so no link of a mail is fetched', () => {
	const senders = sources.filter(({ text }) => /\.httpRequest|\.request\(/.test(text));
	expect(senders.map(({ file }) => file).sort()).toEqual([
		'credentials/OfficeProtectAutotaskApi.credentials.ts',
		'nodes/OfficeProtectAutotask/n8n/http.ts',
		'nodes/OfficeProtectAutotask/n8n/setupCalls.ts',
	]);
	for (const { text } of senders) {
		expect(text).toContain('disableFollowRedirect: true');
		expect(text).not.toMatch(/EventUrl|link/i);
	}
});

test('nothing else reaches out', () => {
	const ways =
		/\bfetch\(|XMLHttpRequest|WebSocket|from '(?:node:)?(?:https?|net|tls|dns|fs|child_process|vm)'/;
	expect(sources.filter(({ text }) => ways.test(text)).map(({ file }) => file)).toEqual([]);
});
