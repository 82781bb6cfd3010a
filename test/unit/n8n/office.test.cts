import { webUrlOf } from '../../../nodes/OfficeProtectAutotask/n8n/office';

/** A credential store that answers so. */
const storing = (answer: Promise<object>) => ({
	getCredentials: async <T extends object = object>() => (await answer) as T,
});

describe('the web address of the zone', () => {
	test('is what signing in has found', async () => {
		const webUrl = 'https://ww5.autotask.net/';
		expect(await webUrlOf(storing(Promise.resolve({ webUrl })))).toBe(webUrl);
		expect(await webUrlOf(storing(Promise.resolve({ webUrl: '' })))).toBeNull();
	});

	test('is left out, rather than the tickets, when the credential cannot be read', async () => {
		expect(await webUrlOf(storing(Promise.reject(new Error('The database is away'))))).toBeNull();
	});
});
