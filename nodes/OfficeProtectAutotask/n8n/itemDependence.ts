/**
 * What an expression may mention and still give the same value for every item of an execution: all
 * items of a node, its first or last one, and what belongs to the workflow or the run.
 */
const sameForAllItems = [
	/\$\(\s*(?<quote>['"`])(?:\\.|(?!\k<quote>|\$\{).)*\k<quote>\s*\)\s*\.\s*(?:all|first|last)\s*\(/gsu,
	/\$input\s*\.\s*(?:all|first|last)\s*\(/gu,
	/\$(?:env|execution|if|ifEmpty|jmespath|max|min|now|runIndex|secrets|today|vars|workflow)(?![\w$])/gu,
];

/** Anything else that n8n offers begins with `$`; the `${` of a template literal does not count. */
const mayDependOnItem = /\$(?!\{)|\bthis\b|\brandom\b/u;

/**
 * Whether a parameter as stored, expressions unevaluated, has one value for all items. Doubt counts
 * as no, which costs time only.
 */
export function isSameForAllItems(raw: unknown): boolean {
	if (typeof raw === 'string') return !raw.startsWith('=') || isSameExpression(raw);
	if (typeof raw !== 'object' || raw === null) return true;
	return Object.values(raw).every(isSameForAllItems);
}

function isSameExpression(expression: string): boolean {
	const rest = sameForAllItems.reduce(
		(text, allowed) => text.replace(allowed, ' '),
		expression.slice(1),
	);
	return !mayDependOnItem.test(rest);
}
