import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '..', '..', '..');
const folder = path.join(root, 'nodes', 'OfficeProtectAutotask', 'alert');
const page = readFileSync(path.join(root, 'docs', 'adding-samples.md'), 'utf8');

interface SourceFile {
	readonly name: string;
	readonly isFrozen: boolean;
	/** The files of the folder that its code runs, types apart. */
	readonly runs: readonly string[];
}

const files: readonly SourceFile[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.ts'))
	.map((name) => {
		const text = readFileSync(path.join(folder, name), 'utf8');
		const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
		const runs = source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
			const from = ts.isStringLiteral(statement.moduleSpecifier)
				? statement.moduleSpecifier.text
				: '';
			return from.startsWith('.') && importsValues(statement)
				? [`${path.posix.join(path.posix.dirname(name), from)}.ts`]
				: [];
		});
		return { name, isFrozen: text.includes('// Frozen with rule op1'), runs };
	});

function importsValues({ importClause }: ts.ImportDeclaration): boolean {
	if (importClause === undefined) return true;
	if (importClause.isTypeOnly) return false;
	const { namedBindings } = importClause;
	return namedBindings === undefined || !ts.isNamedImports(namedBindings)
		? true
		: namedBindings.elements.some(({ isTypeOnly }) => !isTypeOnly);
}

const frozen = files.filter(({ isFrozen }) => isFrozen);

describe('what the keys of alerts are made with', () => {
	it.each([
		'view/frozenVocabulary.ts',
		'view/mailView.ts',
		'document/htmlDocument.ts',
		'document/textDocument.ts',
		'events/eventSpans.ts',
		'mail/printedInMail.ts',
		'shapes/jsonAlert.ts',
		'json/printedInJson.ts',
		'identity/identityOf.ts',
		'identity/keysOf.ts',
	])('is marked as frozen: %s', (name) => {
		expect(frozen.map((file) => file.name)).toContain(name);
	});

	it.each(frozen)('runs nothing that may grow: $name', ({ runs }) => {
		const mayGrow = files.filter(({ isFrozen }) => !isFrozen).map(({ name }) => name);
		expect(runs.filter((name) => mayGrow.includes(name))).toEqual([]);
	});

	it.each(frozen)('is in the docs for contributors: $name', ({ name }) => {
		const whole = `\`${path.posix.dirname(name)}/\``;
		expect([whole, `\`${name}\``].some((entry) => page.includes(entry))).toBe(true);
	});
});
