import { once } from 'node:events';
import { untilInterrupted } from '../untilInterrupted.mts';

/**
 * Resolves when this process is asked to end, or when its standard input ends, which it does when
 * the caller is gone.
 */
export async function untilReleased(): Promise<void> {
	process.stdin.resume();
	await Promise.race([untilInterrupted(), once(process.stdin, 'end')]);
}
