import axios from 'axios';
import { host } from '../host.cts';

const admin = axios.create({ baseURL: `${host.standinAdminUrl}/admin`, proxy: false });

/** From now on every connection to Autotask breaks, as when it is down. */
export async function breakAutotask(): Promise<void> {
	await admin.post('/faults', {
		path: '*',
		count: 0,
		effect: { kind: 'cut', when: 'beforeCommit' },
	});
}

export async function mendAutotask(): Promise<void> {
	await admin.delete('/faults');
}
