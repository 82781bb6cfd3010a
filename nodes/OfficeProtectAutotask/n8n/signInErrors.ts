/**
 * Descriptions of the errors that the credential throws before a request is sent. n8n wraps them,
 * and older ones, 2.0 among them, keep nothing but message and description: by that they are known.
 */
export const signInErrors = {
	refused: 'Correct the Autotask credential, then test it.',
	unavailable: 'Autotask could not be asked whether the sign-in is right. Try again later.',
} as const;
