// Frozen with rule op1: a change here changes the keys of tickets that exist.

const invisible = /\u034f|[\u00ad\u061c\u180e]|[\u200b-\u200f]|[\u2060-\u2064]|\ufeff/gu;
const misread = /[\u0080-\u009f]/gu;
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * A text without characters that show nothing (used to fill up previews), and with the signs of
 * windows-1252 where they were taken for those of ISO 8859-1, as some versions of Node do.
 */
export function cleanText(text: string): string {
	return text
		.replace(invisible, '')
		.replace(misread, (char) => windows1252[char.charCodeAt(0) - 0x80] ?? char);
}
