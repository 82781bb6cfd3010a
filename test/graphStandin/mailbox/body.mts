import type { Switches } from '../switches.mts';
import type { MessageContent } from './message.mts';
import { visibleText } from './visibleText.mts';

const meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';

/** The body as Graph shows it: HTML unless the client prefers text. */
export function shownBody(
	{ body }: MessageContent,
	preference: 'html' | 'text' | null,
	switches: Switches,
): MessageContent['body'] {
	if (preference === 'text') return { contentType: 'text', content: plainBody(body) };
	if (body.contentType === 'html') {
		if (switches.htmlBodies === 'asSent') return body;
		return { contentType: 'html', content: rewritten(body.content) };
	}
	if (switches.plainTextMails === 'asText' && preference === null) return body;
	return { contentType: 'html', content: converted(body.content) };
}

/** The first 255 characters of the body's text. */
export function preview({ body }: MessageContent): string {
	return plainBody(body).trim().slice(0, 255);
}

function plainBody(body: MessageContent['body']): string {
	return body.contentType === 'text' ? body.content : visibleText(body.content);
}

function rewritten(html: string): string {
	if (/<head[^>]*>/i.test(html))
		return html.replace(/<head[^>]*>/i, (head) => `${head}\r\n${meta}`);
	if (/<html[^>]*>/i.test(html)) {
		return html.replace(/<html[^>]*>/i, (tag) => `${tag}<head>\r\n${meta}</head>`);
	}
	return `<html><head>\r\n${meta}</head><body>${html}</body></html>`;
}

function converted(text: string): string {
	const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	const lines = escaped.split(/\r?\n/).join('<br>\r\n');
	return `<html><head>\r\n${meta}\r\n<!-- converted from text --></head>\r\n<body>\r\n<div class="PlainText">${lines}</div>\r\n</body>\r\n</html>\r\n`;
}
