import axios from 'axios';
import type { HttpAnswer, HttpSend } from '../../nodes/OfficeProtectAutotask/autotask/http';
import type { Standin } from '../standinProcess.cts';
import { signInHeaders } from '../standinSignIn.cts';
import type { User } from './credentials.cts';

/** Sends over HTTP as a user of the stand-in; `alter` may change the body on its way. */
export function sendTo(
	{ url }: Pick<Standin, 'url'>,
	user: User = 'valid',
	alter = (body: string) => body,
): HttpSend {
	return async ({ method, path, body, timeoutMs }): Promise<HttpAnswer> => {
		try {
			const { status, headers, data } = await axios.request<string>({
				method,
				url: `${url}V1.0/${path}`,
				...(body === undefined ? {} : { data: alter(JSON.stringify(body)) }),
				headers: { ...signInHeaders(user), 'Content-Type': 'application/json' },
				timeout: timeoutMs,
				responseType: 'text',
				validateStatus: () => true,
			});
			const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
			return { kind: 'answer', status, headers: Object.fromEntries(texts), body: data };
		} catch (error) {
			const message = String(error);
			return axios.isAxiosError(error) && error.code === 'ECONNREFUSED'
				? { kind: 'noAnswer', sent: 'no', cause: 'connection', message }
				: { kind: 'noAnswer', sent: 'maybe', cause: 'reset', message };
		}
	};
}
