/** The synthetic owner of every n8n that is started here. */
export const ownerLogin = { email: 'owner@example.com', password: 'Demo-only-2026' };
