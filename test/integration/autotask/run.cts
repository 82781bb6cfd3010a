import { setTimeout as pause } from 'node:timers/promises';
import axios from 'axios';
import type { IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { OfficeProtectAutotaskApi } from '../../../credentials/OfficeProtectAutotaskApi.credentials';
import { createClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import type { AutotaskClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import type { HttpAnswer, HttpRequest } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { createLimits } from '../../../nodes/OfficeProtectAutotask/autotask/limits';
import type { Renewal } from '../../../nodes/OfficeProtectAutotask/autotask/session';
import type { RunContext } from '../../../nodes/OfficeProtectAutotask/runContext';
import type { Standin } from '../../standinProcess.cts';
import { freshCredential } from '../credentials.cts';
import type { User } from '../credentials.cts';
import { testContext } from '../../unit/autotask/scripted.cts';
import { sendTo } from '../sendTo.cts';

/** What the credential's checks before signing in come to: the zone, or the sentence. */
export async function preAuthenticate(
	data: ReturnType<typeof freshCredential>,
): Promise<{ readonly found: object | null; readonly sentence: string }> {
	const helper: IHttpRequestHelper = {
		helpers: {
			httpRequest: async ({ url, headers }: IHttpRequestOptions) => {
				const response = await axios.get<string>(url, {
					headers: Object.fromEntries(
						Object.entries(headers ?? {}).map(([name, value]) => [name, textOf(value)]),
					),
					responseType: 'text',
					validateStatus: () => true,
				});
				return { statusCode: response.status, headers: response.headers, body: response.data };
			},
		},
	};
	try {
		const found = await new OfficeProtectAutotaskApi().preAuthentication.call(helper, data);
		return { found, sentence: '' };
	} catch (error) {
		return { found: null, sentence: error instanceof Error ? error.message : String(error) };
	}
}

/** Real pauses for slots; waits for retries only count. */
export function runContext(): RunContext {
	return { ...testContext(), pace: async (ms) => pause(ms) };
}

/** A client of one run against the stand-in, whose sign-in is renewed as n8n renews it. */
export function openRun(
	standin: Standin,
	{ user = 'valid' as User, alter = (body: string) => body, context = runContext() } = {},
): AutotaskClient {
	const send = sendTo(standin, user, alter);
	return createClient({
		send,
		renew: async (): Promise<Renewal> => {
			const version: HttpRequest = { method: 'GET', path: 'Version', timeoutMs: 5000 };
			const isOk = async (): Promise<boolean> => statusOf(await send(version)) === 200;
			if (await isOk()) return 'ok';
			const { found, sentence } = await preAuthenticate(freshCredential(standin, user));
			if (found === null) return { kind: 'signInFailed', message: sentence };
			return (await isOk()) ? 'ok' : 'unauthorized';
		},
		limits: createLimits(),
		context,
	});
}

function textOf(header: unknown): string {
	return typeof header === 'string' ? header : '';
}

function statusOf(answer: HttpAnswer): number {
	return answer.kind === 'answer' ? answer.status : 0;
}
