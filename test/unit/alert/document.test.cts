import { htmlDocument } from '../../../nodes/OfficeProtectAutotask/alert/document/htmlDocument';
import { textDocument } from '../../../nodes/OfficeProtectAutotask/alert/document/textDocument';

const linesOf = (html: string) => htmlDocument(html).lines.map((line) => line.text);

describe('the visible text of HTML', () => {
	it('has a line for each block and line break, white space collapsed', () => {
		const html = '<div>One\n  <b>and</b> <i>a</i>half</div><p>Two<br>Three</p><ul><li>Four</ul>';
		expect(linesOf(html)).toEqual(['One and ahalf', 'Two', 'Three', 'Four']);
	});

	it.each([
		['display:none', '<div style="color:red; DISPLAY : none !important">x</div>'],
		['the attribute hidden', '<p hidden>x</p>'],
		['visibility', '<span style="visibility:hidden">x</span>'],
		['a height of 0 that cuts off', '<div style="max-height:0;overflow:hidden">x</div>'],
		['opacity', '<p style="opacity:0">x</p>'],
		['a font size of 0', '<p style="font-size:0px">x</p>'],
		[
			'a class that the style sheet hides',
			'<style>.pre{display:none}</style><p class="a pre">x</p>',
		],
		['a comment', '<!-- x -->'],
		['a script', '<script>x</script>'],
		['a style sheet', '<style>x</style>'],
		['a title', '<head><title>x</title></head>'],
		['an image text', '<img alt="x">'],
	])('leaves out what %s hides, and what stands in it', (_how, html) => {
		expect(linesOf(`<p>before</p>${html}<p>after</p>`)).toEqual(['before', 'after']);
	});

	it('shows text whose font size is set again within one of 0', () => {
		expect(
			linesOf('<td style="font-size:0px"><div style="font-size:13px">seen</div></td>'),
		).toEqual(['seen']);
	});

	it.each([
		['a size in words', '<div style="font-size: medium">seen</div>'],
		['a size that is computed', '<div style="font-size:var(--text)">seen</div>'],
		['the short form', '<div style="font: bold 14px/20px Arial">seen</div>'],
		['an element of old', '<font size="2">seen</font>'],
		['a table', '<table><tr><td>seen</td></tr></table>'],
		['a class', '<div class="text">seen</div>'],
		['a rule for an element', '<p>seen</p>'],
		['a rule for an element with a class', '<b class="big">seen</b>'],
	])('shows text to which %s gives a size again', (_how, inner) => {
		const style = '<style>.text, p {font-size:13px} b.big {font-size:1em}</style>';
		expect(linesOf(`${style}<div style="font-size:0">${inner}</div>`)).toEqual(['seen']);
	});

	it.each([
		['a relative one', '<div style="font-size:larger">x</div>'],
		['a short form without one', '<div style="font: inherit">x</div>'],
		['a class without one', '<div class="text">x</div>'],
	])('shows no text of size 0 to which %s is given', (_how, inner) => {
		const style = '<style>.text {color:red} div > p {font-size:13px}</style>';
		expect(linesOf(`${style}<div style="font-size:0">${inner}</div><p>seen</p>`)).toEqual(['seen']);
	});

	it('lets the later rule of a class win, and the element’s own style, unless it is important', () => {
		const style =
			'<style>.a{display:none} .a{display:block} .b{display:none} .c{display:none!important} .d{display:none} .d{color:red}</style>';
		const shown = 'style="display:block"';
		const html = `${style}<p class="a">a</p><p class="b" ${shown}>b</p><p class="b">x</p><p class="c" ${shown}>x</p><p class="d">x</p>`;
		expect(linesOf(html)).toEqual(['a', 'b']);
	});

	it('does not take a rule for small screens as hiding', () => {
		const style = '<style>@media (max-width:600px){.wide{display:none}}</style>';
		expect(linesOf(`${style}<p class="wide">seen</p>`)).toEqual(['seen']);
	});

	it('decodes entities once and drops signs that show nothing', () => {
		expect(linesOf('<p>&amp;lt;b&amp;gt; &eacute;&nbsp;x&#8203;&shy;y</p>')).toEqual([
			'&lt;b&gt; é xy',
		]);
	});

	it('reads signs of windows-1252 that were taken for ISO 8859-1', () => {
		expect(linesOf('<p>l\u0092heure \u0080</p>')).toEqual(['l’heure €']);
	});

	it('keeps links with their labels and places', () => {
		const [line] = htmlDocument(
			'<p>See <a href="https://a.example/">this <b>one</b></a>.</p>',
		).lines;
		expect(line?.text).toBe('See this one.');
		expect(line?.links).toEqual([
			{ href: 'https://a.example/', label: 'this one', start: 4, end: 12, bare: false },
		]);
	});

	it('ends a link that was never closed where the next begins', () => {
		const { lines } = htmlDocument(
			'<p><a href="https://a.example/">one<br><a href="https://b.example/">two</a></p>',
		);
		expect(lines.flatMap((line) => line.links.map(({ label, href }) => [label, href]))).toEqual([
			['one', 'https://a.example/'],
			['two', 'https://b.example/'],
		]);
	});

	it('tells rows and cells, also where closing tags are missing', () => {
		const { rows, lines } = htmlDocument('<table><tr><th>A<td>B<tr><td>C<td></table>');
		expect(rows.map(({ cells, headerCells }) => [cells, headerCells])).toEqual([
			[2, 1],
			[2, 0],
		]);
		expect(rows.map((row) => row.lines.map(({ line }) => lines[line]?.text))).toEqual([
			['A', 'B'],
			['C'],
		]);
	});

	it('reads 3,000 levels of nesting and what stands at the bottom', () => {
		expect(
			linesOf(`${'<div><b>'.repeat(3_000)}deep${'</b></div>'.repeat(3_000)}<p>up</p>`),
		).toEqual(['deep', 'up']);
	});

	it('reads on behind 100,000 tags that are never closed', () => {
		expect(linesOf(`${'<div>'.repeat(100_000)}deep<p>more</p>`)).toEqual(['deep', 'more']);
	});
});

describe('the lines of plain text', () => {
	it('are free of quote marks and know their indentation', () => {
		const { lines } = textDocument('> > Quoted\r\n>\r\n    far in\n\n\tmore');
		expect(lines.map(({ text, depth, afterGap }) => [text, depth, afterGap])).toEqual([
			['Quoted', 0, false],
			['far in', 4, true],
			['more', 4, true],
		]);
	});

	it('keep what looks like markup', () => {
		expect(textDocument('a <b> &amp; c').lines[0]?.text).toBe('a <b> &amp; c');
	});

	it('put a link together that was broken within its brackets', () => {
		const { lines } = textDocument(
			'View event<https://app.office-protect.com/events/\n> 12345678>',
		);
		expect(lines.map((line) => line.text)).toEqual([
			'View event<https://app.office-protect.com/events/12345678>',
		]);
	});
});
