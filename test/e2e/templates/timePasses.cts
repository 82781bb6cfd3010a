import { DateTime } from 'luxon';
import { until } from '../../../tools/until.mts';
import { rows, write } from './tables.cts';

/**
 * Lets the templates find what they would so many minutes later: all times in their State table are
 * moved back by that.
 */
export async function timePasses(minutes: number): Promise<void> {
	for (const { key, value } of await rows('State')) {
		const time = DateTime.fromISO(String(value), { zone: 'utc' });
		if (time.isValid) await write('State', 'key', { key, value: time.minus({ minutes }).toISO() });
	}
}

/** A value of the State table; undefined where there is none. */
export async function stateOf(key: string): Promise<unknown> {
	return (await rows('State')).find((row) => row['key'] === key)?.['value'];
}

/**
 * Lets 15 minutes pass and waits for the reconcile with which Ingest, which has to be published,
 * answers that. Resolves when it is through and has left nothing undone.
 */
export async function nextReconcile(waitMs: number): Promise<void> {
	const now = DateTime.utc().toISO();
	await timePasses(15);
	await until(
		async () => stateOf('last clean reconcile'),
		(time) => typeof time === 'string' && time > now,
		waitMs,
	);
}
