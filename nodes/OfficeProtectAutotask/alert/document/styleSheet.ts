import { createStyleReader, displayOf, fontSizeIsZero, hides } from './styles';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const longestSheet = 100_000;

/**
 * What a mail's style sheets say for everyone about showing text: rules of one class or element
 * outside of `@media` and the like, which hold on some screens only. Later rules win.
 */
export class StyleSheet {
	private readonly hidden = new Map<string, 'hidden' | 'important'>();
	private readonly sized = new Set<string>();

	/** What an element's own style says. */
	readonly ownStyle = createStyleReader();

	/** Adds the text of a `style` element. */
	add(css: string): void {
		const sheet = css.slice(0, longestSheet).replace(/\/\*[\s\S]*?\*\//gu, '');
		for (const { selectors, declarations } of rulesOf(sheet)) {
			for (const selector of selectors) this.addRule(selector, declarations);
		}
	}

	/** Whether an element with these classes is hidden, unless its own style shows it. */
	hidesClasses(classes: readonly string[], ownDisplay: string | null): boolean {
		const found = classes.map((name) => this.hidden.get(`.${name}`));
		return found.includes('important') || (found.includes('hidden') && ownDisplay === null);
	}

	/** Whether a rule gives text of such an element a size. */
	givesSize(name: string, classes: readonly string[]): boolean {
		return this.sized.has(name) || classes.some((own) => this.sized.has(`.${own}`));
	}

	private addRule(selector: string, declarations: string): void {
		if (fontSizeIsZero(declarations) === false) this.sized.add(selector);
		if (!selector.startsWith('.')) return;
		if (hides(declarations)) {
			const important = /!\s*important/iu.test(declarations);
			this.hidden.set(selector, important ? 'important' : 'hidden');
		} else if (displayOf(declarations) !== null) {
			this.hidden.delete(selector);
		}
	}
}

interface Rule {
	readonly selectors: readonly string[];
	readonly declarations: string;
}

/** The rules outside of any other block. */
function rulesOf(sheet: string): readonly Rule[] {
	const rules: Rule[] = [];
	let depth = 0;
	let start = 0;
	let selector = '';
	for (let index = 0; index < sheet.length; index++) {
		const char = sheet[index];
		if (char === '{') {
			if (depth === 0) selector = sheet.slice(start, index).trim();
			depth += 1;
			start = index + 1;
		} else if (char === '}') {
			depth = Math.max(0, depth - 1);
			if (depth > 0) continue;
			rules.push({ selectors: selectorsOf(selector), declarations: sheet.slice(start, index) });
			start = index + 1;
		}
	}
	return rules;
}

/** `.class` of `.class` and `div.class`, `name` of an element alone; other selectors are left out. */
function selectorsOf(list: string): readonly string[] {
	return list.split(',').flatMap((part) => {
		const [, name, className] = /^([a-z]\w*)?(\.[\w-]+)?$/iu.exec(part.trim()) ?? [];
		const selector = className ?? name?.toLowerCase();
		return selector === undefined ? [] : [selector];
	});
}
