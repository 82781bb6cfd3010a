import { readFile } from 'node:fs/promises';
import { execa } from 'execa';

/**
 * The most memory that a process has held so far, in bytes; where the system does not keep that (it
 * does on Linux), what it holds now. 0 for a process that has ended.
 */
export async function residentPeak(pid: number): Promise<number> {
	if (process.platform !== 'linux') {
		const { stdout } = await execa('ps', ['-o', 'rss=', '-p', String(pid)], { reject: false });
		return Number(stdout) * 1024;
	}
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
