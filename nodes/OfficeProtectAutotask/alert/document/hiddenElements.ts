const alwaysHidden = new Set([
	...['title', 'style', 'script', 'template', 'iframe', 'frame', 'object', 'embed', 'svg', 'math'],
	...['canvas', 'video', 'audio', 'noembed', 'noframes', 'select', 'datalist', 'map'],
]);

const hidingStyles = [
	/(?:^|;)display:none/u,
	/(?:^|;)visibility:(?:hidden|collapse)/u,
	/(?:^|;)opacity:0+(?:\.0+)?(?:!important)?(?:;|$)/u,
];
const noSize = /(?:^|;)(?:max-)?(?:height|width):0+(?:px|pt|em|%)?(?:!important)?(?:;|$)/u;
const cutOff = /(?:^|;)overflow(?:-[xy])?:hidden/u;

function hides(declarations: string): boolean {
	const compact = declarations.toLowerCase().replace(/\s+/gu, '');
	return (
		hidingStyles.some((style) => style.test(compact)) ||
		(noSize.test(compact) && cutOff.test(compact))
	);
}

const fontSize = /(?:^|;)font(?:-size)?:[^;]*?(\d*\.?\d+)(?:px|pt|em|rem|%)?/u;

/**
 * Whether text of the element has no size. Elements within may set one again, as responsive layouts
 * do; null where the element sets none.
 */
export function hasNoFontSize(style: string): boolean | null {
	if (!/font/iu.test(style)) return null;
	const size = fontSize.exec(style.toLowerCase().replace(/\s+/gu, ''))?.[1];
	return size === undefined ? null : Number(size) === 0;
}

/** Whether a person sees nothing of the element; `hiddenClasses` are those that a style sheet hides. */
export function isHidden(
	name: string,
	attributes: Readonly<Record<string, string>>,
	hiddenClasses: ReadonlySet<string>,
): boolean {
	if (alwaysHidden.has(name) || attributes.hidden !== undefined) return true;
	if (attributes.style !== undefined && hides(attributes.style)) return true;
	if (hiddenClasses.size === 0 || attributes.class === undefined) return false;
	return attributes.class.split(/\s+/u).some((part) => hiddenClasses.has(part));
}

/**
 * The classes that a style sheet hides for everyone: rules of one class alone, outside of `@media`
 * and the like, which hold on some screens only.
 */
export function classesHiddenBy(styleSheet: string): readonly string[] {
	const sheet = styleSheet.slice(0, 100_000).replace(/\/\*[\s\S]*?\*\//gu, '');
	const hidden: string[] = [];
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
			if (depth === 0 && hides(sheet.slice(start, index))) hidden.push(...classesOf(selector));
			if (depth === 0) start = index + 1;
		}
	}
	return hidden;
}

function classesOf(selector: string): readonly string[] {
	return selector
		.split(',')
		.map((part) => /^(?:[a-z]+)?\.([\w-]+)$/iu.exec(part.trim())?.[1])
		.filter((name) => name !== undefined);
}
