import type { StyleSheet } from './styleSheet';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const alwaysHidden = new Set([
	'title',
	'style',
	'script',
	'template',
	'iframe',
	'frame',
	'object',
	'embed',
	'svg',
	'math',
	'canvas',
	'video',
	'audio',
	'noembed',
	'noframes',
	'select',
	'datalist',
	'map',
]);

type Attributes = Readonly<Record<string, string>>;

function classesOf(attributes: Attributes): readonly string[] {
	return attributes.class === undefined ? [] : attributes.class.split(/\s+/u);
}

/** Whether a person sees nothing of the element. */
export function isHidden(name: string, attributes: Attributes, sheet: StyleSheet): boolean {
	if (alwaysHidden.has(name) || attributes.hidden !== undefined) return true;
	const style = sheet.ownStyle(attributes.style ?? '');
	if (style.hides) return true;
	const classes = classesOf(attributes);
	return classes.length > 0 && sheet.hidesClasses(classes, style.display);
}

/**
 * Whether the element sets its text's size to 0, as responsive layouts do around elements that set
 * one again; null where it leaves the size alone. Tables have a size of their own where no document
 * type is given.
 */
export function isSizeless(
	name: string,
	attributes: Attributes,
	sheet: StyleSheet,
): boolean | null {
	const { fontSizeIsZero } = sheet.ownStyle(attributes.style ?? '');
	if (fontSizeIsZero !== null) return fontSizeIsZero;
	const sized =
		name === 'table' ||
		(name === 'font' && attributes.size !== undefined) ||
		sheet.givesSize(name, classesOf(attributes));
	return sized ? false : null;
}
