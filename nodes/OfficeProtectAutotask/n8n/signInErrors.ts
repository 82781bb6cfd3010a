/**
 * Names of the errors that the credential throws before a request is sent; n8n wraps them, so they
 * are recognised by name.
 */
export const signInErrors = {
	refused: 'AutotaskSignInRefused',
	unavailable: 'AutotaskUnavailable',
} as const;
