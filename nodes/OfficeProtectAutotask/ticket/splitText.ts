/**
 * Splits a text into parts of at most `first` and then `next` UTF-16 code units, at line ends
 * where there are some, else at spaces. Joined, the parts are the text.
 */
export function splitText(text: string, first: number, next: number): readonly string[] {
	const parts: string[] = [];
	let at = 0;
	let room = first;
	while (text.length - at > room) {
		const cut = at + cutWithin(text.slice(at, at + room + 1), room);
		parts.push(text.slice(at, cut));
		at = cut;
		room = next;
	}
	return [...parts, text.slice(at)];
}

/** Where to cut within `room`; `text` holds one code unit more than fits. */
function cutWithin(text: string, room: number): number {
	const lineEnd = text.lastIndexOf('\n', room - 1) + 1;
	if (lineEnd > room / 2) return lineEnd;
	const wordEnd = text.lastIndexOf(' ', room - 1) + 1;
	return wordEnd > room / 2 ? wordEnd : charactersUpTo(text, room);
}

/** The largest length up to `room` that parts neither a surrogate pair nor a line break. */
export function charactersUpTo(text: string, room: number): number {
	const partsPair = /^[\uD800-\uDBFF][\uDC00-\uDFFF]|^\r\n/.test(text.slice(room - 1, room + 1));
	return partsPair && room > 1 ? room - 1 : room;
}
