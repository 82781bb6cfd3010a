import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Whether a child process is gone, by itself or by a signal. */
export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
	return exitCode !== null || signalCode !== null;
}

/** Sends a child process a signal, unless it is gone, and resolves when it is. */
export async function end(
	child: ChildProcess,
	signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	child.kill(signal);
	await ended;
}
