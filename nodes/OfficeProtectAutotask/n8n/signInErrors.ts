/**
 * Descriptions of the errors that the credential throws before a request is sent. n8n wraps them,
 * and before 2.x keeps nothing of them but message and description, so they are recognised by it.
 */
export const signInErrors = {
	refused: 'Correct the Autotask credential, then test it.',
	unavailable: 'Autotask could not be asked whether the sign-in is right. Try again later.',
} as const;
