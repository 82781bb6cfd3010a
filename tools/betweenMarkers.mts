/**
 * A page with `content` in place of what stood between `<!-- name -->` and `<!-- /name -->`, on
 * lines of its own. Throws when the page does not have both markers.
 */
export function betweenMarkers(page: string, name: string, content: string): string {
	const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
	const start = page.indexOf(opening);
	const end = page.indexOf(closing, start);
	if (start === -1 || end === -1) throw new Error(`The page has no ${opening} with a ${closing}`);
	return `${page.slice(0, start + opening.length)}\n${content}\n${page.slice(end)}`;
}
