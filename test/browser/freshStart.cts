import { z } from 'zod';
import { credentialType } from '../../tools/host/credential.mts';
import { n8n, standin } from '../e2e/host.cts';

const listed = z.object({ data: z.array(z.object({ id: z.string(), type: z.string() })) });

/** Types of credentials that the tests make by hand. */
const made = [credentialType, 'httpCustomAuth'];

/** Autotask as at the start, and an n8n that has no credential for it: as a new user finds it. */
export async function freshStart(): Promise<void> {
	await standin.reset();
	const { http } = await n8n();
	const { data } = listed.parse((await http.get<unknown>('/rest/credentials')).data);
	for (const { id, type } of data) {
		if (made.includes(type)) await http.delete(`/rest/credentials/${id}`);
	}
}
