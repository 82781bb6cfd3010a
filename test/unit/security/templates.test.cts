import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { root } from '../docs/pages.cts';

const workflow = z.object({
	nodes: z.array(
		z.object({ name: z.string(), type: z.string(), parameters: z.record(z.unknown()) }),
	),
});

const templates = ['workflows', 'workflows/examples'].flatMap((folder) =>
	readdirSync(path.join(root, folder))
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.join(folder, file)),
);

/** Every node of the templates, with the file that it is in. */
const nodes = templates.flatMap((file) =>
	workflow
		.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')))
		.nodes.map((node) => ({ file, ...node, type: node.type.replace(/^.*\./, '') })),
);

const ofType = (...types: readonly string[]) => nodes.filter(({ type }) => types.includes(type));

function nodeNamed(file: string, name: string) {
	const found = nodes.find((node) => node.file.endsWith(`/${file}`) && node.name === name);
	if (found === undefined) throw new Error(`${file} has no node ${name}`);
	return found.parameters;
}

type Items = readonly Readonly<Record<string, unknown>>[];

/** What `$('Name')` gives in n8n, for items by node and output. */
function dollar(outputs: Readonly<Record<string, readonly Items[]>>) {
	return (name: string) => {
		const items = (outputs[name] ?? []).map((output) => output.map((json) => ({ json })));
		return {
			isExecuted: outputs[name] !== undefined,
			all: (output = 0) => items[output] ?? [],
			first: () => items[0]?.[0],
			item: items[0]?.[0],
		};
	};
}

/** The value of a template's expression `={{ … }}`. */
function evaluated(expression: unknown, scope: Readonly<Record<string, unknown>>): unknown {
	const found = /^=\{\{([\s\S]*)\}\}$/.exec(String(expression));
	if (found === null) throw new Error(`This is no expression: ${String(expression)}`);
	const value: unknown = runInNewContext(`(${found[1] ?? ''})`, { DateTime, ...scope });
	return JSON.parse(JSON.stringify(value));
}

describe('who may do what', () => {
	it.each(ofType('formTrigger'))('$file: the form asks for a sign-in to n8n', ({ parameters }) => {
		expect(parameters).toMatchObject({ authentication: 'n8nUserAuth', requireExecuteAccess: true });
	});

	it.each(ofType('webhook'))('$file: the webhook asks for a header', ({ parameters }) => {
		expect(parameters['authentication']).toBe('headerAuth');
	});

	it('and there are forms and a webhook', () => {
		expect(ofType('formTrigger').length).toBeGreaterThan(1);
		expect(ofType('webhook').length).toBeGreaterThan(0);
	});

	it('nothing runs commands, reads files or loads code', () => {
		const powers = ['executeCommand', 'ssh', 'readWriteFile', 'readBinaryFile', 'git', 'ftp'];
		expect(ofType(...powers)).toEqual([]);
		for (const { parameters } of ofType('code')) {
			expect(parameters['jsCode']).not.toMatch(/\beval\b|\bFunction\(|\brequire\(|\bimport\(/);
		}
	});

	it('requests go to addresses of the settings or of an answer of n8n, never to a link of an alert', () => {
		const urls = ofType('httpRequest').map(({ parameters }) => parameters['url']);
		expect(urls.length).toBeGreaterThan(0);
		for (const url of urls) expect(String(url)).not.toMatch(/viewEventUrl|ignoreEventUrl|alert/i);
	});
});

test.each(ofType('emailSend'))('$file: $name sends text, not HTML', ({ parameters }) => {
	expect(parameters['emailFormat']).toBe('text');
});

test.each(
	ofType('microsoftOutlook').filter(({ parameters }) => parameters['operation'] === 'send'),
)('$file: $name sends text, not HTML', ({ parameters }) => {
	expect(parameters['additionalFields']).toMatchObject({ bodyContentType: 'Text' });
});

test.each(ofType('form').filter(({ parameters }) => parameters['operation'] !== 'completion'))(
	'$file: the fields of $name come as data, which n8n does not evaluate again',
	({ parameters }) => {
		expect(parameters['defineForm']).toBe('json');
		expect(parameters['jsonOutput']).toMatch(/^=\{\{ \$\('[^']+'\)\.first\(\)\.json\.fields \}\}$/);
	},
);

const hostileName = '[Sign in](https://attacker.example/) <img src=x onerror=alert(1)> {{ 1 }} "}]';

test('a tenant cannot make a link or markup in the card for Teams', () => {
	const settings = { secondWayFormat: 'teams', secondWayUrl: 'https://chat.example/' };
	const decided = {
		subject: `Office Protect: no company for ${hostileName}`,
		text: `These alerts made no ticket.\n\n${hostileName}`,
	};
	const card = evaluated(nodeNamed('failure-mailer.json', 'Second Way')['jsonBody'], {
		$: dollar({ Settings: [[settings]], Decide: [[decided]] }),
		$json: { error: hostileName },
	});
	const texts: unknown[] = [];
	const kinds = new Set<unknown>();
	const visit = (value: unknown): void => {
		if (value === null || typeof value !== 'object') return;
		const { type, text } = z
			.object({ type: z.unknown(), text: z.unknown() })
			.partial()
			.catch({})
			.parse(value);
		if (text !== undefined) {
			texts.push(text);
			kinds.add(type);
		}
		Object.values(value).forEach(visit);
	};
	visit(card);
	// The text of a TextRun knows no Markdown, unlike that of a TextBlock.
	expect([...kinds]).toEqual(['TextRun']);
	expect(texts).toContain(decided.subject);
	expect(texts).toContain(hostileName);
});

test('and in plain JSON for others it stays one text', () => {
	const settings = { secondWayFormat: 'json', secondWayUrl: 'https://chat.example/' };
	const decided = { subject: hostileName, text: hostileName };
	const body = evaluated(nodeNamed('failure-mailer.json', 'Second Way')['jsonBody'], {
		$: dollar({ Settings: [[settings]], Decide: [[decided]] }),
		$json: { error: 'x' },
	});
	expect(Object.keys(z.record(z.string()).parse(body))).toEqual(['subject', 'text']);
	expect(body).toMatchObject({ subject: hostileName });
});

test('what alerts and Autotask say is escaped on the pages of the set-up', () => {
	const row = {
		what: `skipped: ${hostileName}`,
		tenant: hostileName,
		company: hostileName,
		companyID: 175,
		eventType: hostileName,
		alerts: 2,
	};
	const outputs = {
		'Dry Run': [[{ ...row, what: 'would be created' }, row]],
		Settings: [[{ backfillDays: '2' }]],
		'What Became of It': [[{ lines: [hostileName], url: '' }]],
	};
	const code = String(nodeNamed('set-up.json', 'Count Page')['jsCode']);
	const result: unknown = runInNewContext(`(() => {${code}\n})()`, {
		$: dollar(outputs),
		DateTime,
	});
	const fields = z.array(z.object({ json: z.object({ fields: z.string() }) }));
	const [page] = fields.parse(JSON.parse(JSON.stringify(result)));
	const shown = JSON.stringify(JSON.parse(page?.json.fields ?? ''));
	expect(shown).toContain('&lt;img src=x');
	expect(shown).not.toContain('<img');
});

test('a result of the test ticket is escaped, and its link leads to https only', () => {
	const message = nodeNamed('send-test-ticket.json', 'Show Result')['completionMessage'];
	const show = (url: string) =>
		String(evaluated(message, { $json: { lines: [hostileName], url }, $: dollar({}) }));
	expect(show('javascript:alert(1)')).not.toMatch(/<img|href/);
	expect(show('https://ww1.autotask.net/"><img')).not.toContain('<img src');
	expect(show('https://ww1.autotask.net/x')).toContain('href="https://ww1.autotask.net/x"');
});
