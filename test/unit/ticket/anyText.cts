import fc from 'fast-check';

/** Texts with line ends, blanks and characters of two code units. */
export const anyText = fc
	.array(
		fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', ' ', '😀', 'word ')),
		{
			maxLength: 200,
		},
	)
	.map((pieces) => pieces.join(''));
