import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { z } from 'zod';
import { root } from './pages.cts';

/** A message of the node, and where it is made. */
export type Message = {
	readonly where: string;
	/** Its fixed parts, in order. */
	readonly parts: readonly string[];
};

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => {
			const name = path.join(folder, file);
			const text = readFileSync(path.join(root, name), 'utf8');
			return ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
		}),
);

function nodesIn(source: ts.Node): readonly ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (node: ts.Node): void => {
		found.push(node);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function isFixed(node: ts.Node): node is ts.LiteralLikeNode {
	return (
		ts.isStringLiteralLike(node) ||
		ts.isTemplateHead(node) ||
		ts.isTemplateMiddleOrTemplateTail(node)
	);
}

/** All fixed texts of an expression. */
function partsOf(expression: ts.Node): readonly string[] {
	return nodesIn(expression)
		.filter(isFixed)
		.map(({ text }) => text);
}

/** The calls that make a message, and which of their arguments it is. */
const makers: Readonly<Record<string, number>> = {
	ParameterProblem: 1,
	refused: 0,
	unreadable: 1,
	failed: 1,
	failedForNow: 1,
	signInError: 1,
	saying: 1,
	warning: 1,
	mustBe: 1,
};

function messageIn(node: ts.Node): ts.Node | null {
	if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
		const index = ts.isIdentifier(node.expression) ? makers[node.expression.text] : undefined;
		return index === undefined ? null : (node.arguments?.[index] ?? null);
	}
	if (!ts.isObjectLiteralExpression(node)) return null;
	const named = new Map(
		node.properties.map((property) => [property.name?.getText() ?? '', property] as const),
	);
	const message = named.get('message');
	if (message === undefined || !ts.isPropertyAssignment(message)) return null;
	const isFailure = ['code', 'remedy'].some((name) => named.has(name));
	const isSpread = node.properties.some(ts.isSpreadAssignment);
	const [first = ''] = partsOf(message.initializer);
	return isFailure || isSpread || first.startsWith('must be') ? message.initializer : null;
}

/** The expression itself, or what the constants of that name in the file are made of. */
function written(expression: ts.Node): readonly string[] {
	if (!ts.isIdentifier(expression)) return partsOf(expression);
	return nodesIn(expression.getSourceFile())
		.filter(ts.isVariableDeclaration)
		.filter(({ name }) => name.getText() === expression.text)
		.flatMap(({ initializer }) => (initializer === undefined ? [] : partsOf(initializer)));
}

/** Every message that is written out where a failure or a failed check is made. */
export const messages: readonly Message[] = sources.flatMap((source) =>
	nodesIn(source).flatMap((node) => {
		const message = messageIn(node);
		const parts = message === null ? [] : written(message);
		const { line } = source.getLineAndCharacterOfPosition(node.getStart());
		return parts.some((part) => /\p{L}{3}.* /u.test(part))
			? [{ where: `${source.fileName}:${line + 1}`, parts }]
			: [];
	}),
);

function textsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value];
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

const workflow = z.object({
	nodes: z.array(
		z.object({ name: z.string(), type: z.string(), parameters: z.record(z.unknown()) }),
	),
});

const workflows = readdirSync(path.join(root, 'workflows'), { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.json'))
	.map((file) => {
		const text = readFileSync(path.join(root, 'workflows', file), 'utf8');
		return { file, ...workflow.parse(JSON.parse(text)) };
	});

/** All fixed texts of an expression but the names of nodes, as in `$('Plan')`. */
function saidIn(expression: ts.Node): readonly string[] {
	return nodesIn(expression)
		.filter(isFixed)
		.filter(({ parent }) => !ts.isCallExpression(parent) || parent.expression.getText() !== '$')
		.map(({ text }) => text);
}

/** The errors with which templates end on purpose. */
export const endings: readonly Message[] = workflows.flatMap(({ file, nodes }) =>
	nodes
		.filter(({ type }) => type.endsWith('.stopAndError'))
		.map(({ name, parameters }) => {
			const text = String(parameters['errorMessage']);
			const expression = /^=\{\{([\s\S]*)\}\}$/.exec(text)?.[1];
			const parts =
				expression === undefined
					? [text]
					: saidIn(ts.createSourceFile('', expression, ts.ScriptTarget.Latest, true));
			return { where: `${file}, ${name}`, parts };
		})
		.filter(({ parts }) => parts.some((part) => /[a-z] [a-z].* /.test(part)))
		.filter(({ parts }) => !parts.some((part) => part.startsWith('=trial of'))),
);

/** Every fixed text of the node and of the templates. */
export const fixedTexts: readonly string[] = [
	...sources.flatMap(partsOf),
	...workflows.flatMap(textsIn),
];

/** The names of a union of texts, such as `FailureCode`. */
export function namesOf(union: string): readonly string[] {
	return sources
		.flatMap(nodesIn)
		.filter(ts.isTypeAliasDeclaration)
		.filter(({ name }) => name.text === union)
		.flatMap(partsOf);
}
