import { z } from 'zod';
import { nodeType } from '../host.cts';
import { publishOrder, templateFiles } from './world.cts';

const template = z
	.object({
		id: z.string().regex(/^[A-Za-z0-9]{1,21}$/),
		name: z.string().regex(/^Office Protect: /),
		nodes: z.array(
			z.object({
				id: z.string().uuid(),
				name: z.string(),
				type: z.string(),
				typeVersion: z.number(),
				parameters: z.record(z.unknown()),
				credentials: z.record(z.object({ id: z.string(), name: z.string() })).optional(),
			}),
		),
		connections: z.record(z.object({ main: z.array(z.array(z.object({ node: z.string() }))) })),
		settings: z.object({ executionOrder: z.literal('v1'), errorWorkflow: z.string().optional() }),
	})
	.passthrough();

const templates = templateFiles().map(({ file, text }) => ({
	file,
	text,
	...template.parse(JSON.parse(text)),
}));

const called = z.object({
	workflowId: z.object({ value: z.string(), cachedResultName: z.string() }),
});

function calledBy({ type, parameters }: (typeof templates)[number]['nodes'][number]) {
	return type === 'n8n-nodes-base.executeWorkflow' ? [called.parse(parameters)] : [];
}

test('each id is there once, and is published after those that it calls', () => {
	const ids = templates.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(publishOrder.filter((id) => !ids.includes(id))).toEqual([]);
	const place = new Map<string, number>(publishOrder.map((id, index) => [id, index]));
	for (const { id, nodes } of templates) {
		const own = place.get(id) ?? publishOrder.length;
		const others = nodes.flatMap(calledBy).filter(({ workflowId }) => workflowId.value !== id);
		for (const { workflowId } of others) expect(place.get(workflowId.value)).toBeLessThan(own);
	}
});

describe.each(templates)('$file', ({ file, text, name, nodes, connections, settings }) => {
	test('calls and reports to templates that are there, under their own names', () => {
		const names = new Map(templates.map((other) => [other.id, other.name]));
		for (const { workflowId } of nodes.flatMap(calledBy)) {
			expect(names.get(workflowId.value)).toBe(workflowId.cachedResultName);
		}
		if (settings.errorWorkflow !== undefined) expect(names.has(settings.errorWorkflow)).toBe(true);
	});

	test('connects nodes that are there, and expressions name such', () => {
		const known = nodes.map((node) => node.name);
		const named = [...text.matchAll(/\$(?:\('|node\[')([^']+)'[)\]]/g)].map((found) => found[1]);
		const targets = Object.values(connections).flatMap(({ main }) => main.flat());
		const all = [...Object.keys(connections), ...targets.map(({ node }) => node), ...named];
		expect(all.filter((one) => one === undefined || !known.includes(one))).toEqual([]);
	});

	test('holds no id of a credential, no secret and no address of anyone', () => {
		const held = nodes.flatMap((node) => Object.values(node.credentials ?? {}));
		expect(held.filter(({ id }) => id !== '')).toEqual([]);
		expect(text).not.toMatch(/[\w.+-]+@[\w-]+\.[a-z]{2,}/i);
		expect(text).not.toMatch(/"(?:password|secret|apiKey|accessToken|instanceId|pinData)"/i);
		const hosts = [...text.matchAll(/https?:\/\/([^\s/"'\\]+)/g)].map((found) => found[1]);
		expect(hosts.filter((host) => host !== 'adaptivecards.io')).toEqual([]);
	});

	test('explains itself, and is named as the overview says', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(JSON.stringify(notes)).toMatch(/What it does/);
		expect(JSON.stringify(notes)).toMatch(/How to (?:set up|use it)/);
		expect(name).not.toBe('');
		expect(file).toMatch(/^[a-z0-9-]+\.json$/);
	});

	test('has nodes of n8n and of this package only, none that n8n 3 removes', () => {
		const types = nodes.map(({ type }) => type);
		expect(types.filter((type) => !/^n8n-nodes-base\./.test(type) && type !== nodeType)).toEqual(
			[],
		);
		expect(types).not.toContainEqual(
			expect.stringMatching(/\.(?:function|functionItem|itemLists)$/),
		);
		const modes = nodes.map(({ parameters }) => parameters['mode']);
		expect(modes).not.toContain('each');
	});
});

test('tickets are made in one place', () => {
	const makers = templates.filter(({ nodes }) =>
		nodes.some((node) => node.parameters['operation'] === 'createTicket'),
	);
	expect(makers.map(({ id }) => id)).toEqual(['OPATAlertsToTickets']);
});
