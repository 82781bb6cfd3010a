/**
 * Brings up a host for the end-to-end tests, prints one JSON line with its addresses and stays
 * until it gets SIGTERM or SIGINT, or until its standard input ends, which it does when the caller is gone.
 * The environment variable N8N_VERSION chooses another n8n than the pinned one.
 */
import { tellFailure } from '../tellFailure.mts';
import { startControl } from './control.mts';
import { leakedSecrets } from './leakedSecrets.mts';
import { planHost } from './host.mts';
import type { HostPlan } from './host.mts';
import type { RunningN8n } from './n8nProcess.mts';
import { untilReleased } from './untilReleased.mts';

const plan = await planHost({}, process.env['N8N_VERSION']);
const told = untilReleased();
try {
	const n8n = await Promise.race([told, serve(plan)]);
	await told;
	if (n8n !== undefined) await tellLeaks(n8n);
} catch (error) {
	tellFailure(error);
} finally {
	await plan.stop();
	process.stdin.destroy();
}

async function serve({ steps, host }: HostPlan): Promise<RunningN8n> {
	for (const step of steps) {
		const started = Date.now();
		await step.run(() => undefined);
		console.error(`${step.title}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
	}
	const { n8n, standin, packed, packageFolder } = host();
	const control = await startControl(n8n);
	const addresses = {
		n8nUrl: n8n.url,
		n8nScript: n8n.script,
		n8nUserFolder: n8n.userFolder,
		n8nControlUrl: control.url,
		standinUrl: standin.url,
		standinAdminUrl: standin.adminUrl,
		packageFolder,
		tarball: packed.tarball,
		version: packed.version,
	};
	console.log(JSON.stringify(addresses));
	void told.then(() => {
		control.stop();
	});
	return n8n;
}

async function tellLeaks(n8n: RunningN8n): Promise<void> {
	const leaking = await leakedSecrets(n8n);
	if (leaking.length === 0) return;
	throw new Error(`A secret of a credential stands in clear in ${leaking.join(', ')}`);
}
