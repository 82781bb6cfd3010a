import { startStandin } from '../standinProcess.cts';
import { Autotask } from './autotask.cts';

describe('the process', () => {
	it('keeps its latency over a reset, and ends when it is stopped', async () => {
		const standin = await startStandin({ latencyMs: 150 });
		await standin.admin.reset();
		const autotask = new Autotask(standin);
		const began = performance.now();
		expect((await autotask.get('/Version')).status).toBe(200);
		expect(performance.now() - began).toBeGreaterThanOrEqual(145);
		const held = { path: '/Version', effect: { kind: 'hold', when: 'beforeCommit' } } as const;
		await standin.admin.addFault(held);
		const waiting = autotask.get('/Version').catch((error: unknown) => error);
		await standin.stop();
		await waiting;
		await expect(autotask.get('/Version')).rejects.toThrow(/ECONNREFUSED/);
	});

	it('two run side by side, each with its own state', async () => {
		const both = await Promise.all([startStandin(), startStandin()]);
		const [first, second] = both;
		await new Autotask(first).create();
		expect(await first.admin.tickets()).toHaveLength(1);
		expect(await second.admin.tickets()).toHaveLength(0);
		await Promise.all(both.map(async (standin) => standin.stop()));
	});
});
