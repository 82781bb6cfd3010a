/** A text that holds this one. */
export const containing = (text: string): unknown => expect.stringContaining(text);

/** A text that the pattern matches. */
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** Any number. */
export const aNumber = (): unknown => expect.any(Number);
