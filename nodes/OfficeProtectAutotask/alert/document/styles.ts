// Frozen with rule op1: a change here changes the keys of tickets that exist.

const hidingStyles = [
	/(?:^|;)display:none/u,
	/(?:^|;)visibility:(?:hidden|collapse)/u,
	/(?:^|;)opacity:0+(?:\.0+)?(?:!important)?(?:;|$)/u,
];
const noSize = /(?:^|;)(?:max-)?(?:height|width):0+(?:px|pt|em|%)?(?:!important)?(?:;|$)/u;
const cutOff = /(?:^|;)overflow(?:-[xy])?:hidden/u;

function compact(declarations: string): string {
	return declarations.toLowerCase().replace(/\s+/gu, '');
}

/** Whether declarations of a style hide the element that they hold for. */
export function hides(declarations: string): boolean {
	const own = compact(declarations);
	return hidingStyles.some((style) => style.test(own)) || (noSize.test(own) && cutOff.test(own));
}

/** The `display` that declarations set, or null. */
export function displayOf(declarations: string): string | null {
	return /(?:^|;)display:([a-z-]+)/u.exec(compact(declarations))?.[1] ?? null;
}

const fontSize = /(?:^|;)font(-size)?:([^;]*)/gu;

/**
 * Whether declarations give text the size 0; null where they leave its size alone. Sizes that cannot
 * be told, such as `medium` or `var(--size)`, count as sizes.
 */
export function fontSizeIsZero(declarations: string): boolean | null {
	if (!/font/iu.test(declarations)) return null;
	let isZero: boolean | null = null;
	for (const [, long, value = ''] of compact(declarations).matchAll(fontSize)) {
		const size = /\d*\.?\d+/u.exec(value)?.[0];
		if (size !== undefined) isZero = Number(size) === 0;
		else if (long !== undefined && !/^(?:inherit|smaller|larger|unset)/u.test(value))
			isZero = false;
	}
	return isZero;
}

/** What the declarations of an element's own style say. */
export interface OwnStyle {
	readonly hides: boolean;
	readonly display: string | null;
	readonly fontSizeIsZero: boolean | null;
}

/** Reads declarations, each only once: mails give hundreds of elements the same few styles. */
export function createStyleReader(): (declarations: string) => OwnStyle {
	const known = new Map<string, OwnStyle>();
	return (declarations) => {
		const before = known.get(declarations);
		if (before !== undefined) return before;
		const style = {
			hides: hides(declarations),
			display: displayOf(declarations),
			fontSizeIsZero: fontSizeIsZero(declarations),
		};
		known.set(declarations, style);
		return style;
	};
}
