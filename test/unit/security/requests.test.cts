import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../docs/pages.cts';

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => path.posix.join(folder, file))
		.map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') })),
);

/** What the checks of the connection send, from both places that make them. */
const shared = 'nodes/OfficeProtectAutotask/n8n/connectionRequest.ts';

test('only three files send requests, so no link of a mail is fetched', () => {
	const senders = sources.filter(({ text }) => /\.httpRequest|\.request\(/.test(text));
	expect(senders.map(({ file }) => file).sort()).toEqual([
		'credentials/OfficeProtectAutotaskApi.credentials.ts',
		'nodes/OfficeProtectAutotask/n8n/connectionCalls.ts',
		'nodes/OfficeProtectAutotask/n8n/http.ts',
	]);
	const makers = sources.filter(({ file }) => file === shared);
	expect(makers).toHaveLength(1);
	for (const { text } of [...senders, ...makers]) expect(text).not.toMatch(/EventUrl|link/i);
	for (const { text } of makers) expect(text).toContain('disableFollowRedirect: true');
	for (const { text } of senders) {
		expect(text).toMatch(/disableFollowRedirect: true|from '.*\/connectionRequest'/);
	}
});

test('nothing else reaches out', () => {
	const ways =
		/\bfetch\(|XMLHttpRequest|WebSocket|from '(?:node:)?(?:https?|net|tls|dns|fs|child_process|vm)'/;
	expect(sources.filter(({ text }) => ways.test(text)).map(({ file }) => file)).toEqual([]);
});
