import { DateTime } from 'luxon';
import { demoAlerts } from './demo/alerts.mts';
import { send } from './demo/send.mts';
import type { Result } from './demo/send.mts';
import { setUpWorkflow } from './demo/setUp.mts';
import { bringUp } from './host/bringUp.mts';
import { planHost } from './host/host.mts';
import type { Host } from './host/host.mts';
import { ownerLogin } from './host/owner.mts';
import { tellFailure } from './tellFailure.mts';
import { untilInterrupted } from './untilInterrupted.mts';

const once = process.argv.includes('--once');

const plan = await planHost();
const interrupted = untilInterrupted();

try {
	const end = await Promise.race([demo(), interrupted]);
	process.exitCode = end === 'interrupted' ? 130 : end === 'right' ? 0 : 1;
	if (end !== 'interrupted' && !once) {
		console.log('\nCtrl-C stops it all.');
		await interrupted;
	}
} catch (error) {
	tellFailure(error);
} finally {
	console.log('Stopping n8n and the stand-in');
	await plan.stop();
}

async function demo(): Promise<'right' | 'wrong'> {
	const host = await bringUp(plan);
	const workflow = await setUpWorkflow(host.api, {
		n8n: host.n8n.url,
		standin: host.standin.url,
	});
	const results: Result[] = [];
	for (const sent of demoAlerts(DateTime.utc())) {
		const result = await send(workflow.webhookUrl, sent);
		results.push(result);
		tell(result);
	}
	const tickets = await host.standin.admin.tickets();
	tellAddresses(host, workflow, tickets.length);
	const created = results.filter(({ sent }) => sent.expected.outcome === 'created').length;
	const right = results.every(({ asExpected }) => asExpected) && tickets.length === created;
	if (!right) console.log('\nThis is not what was expected.');
	return right ? 'right' : 'wrong';
}

function tell({ sent, outcome, message, ticket, asExpected }: Result): void {
	console.log(`\n${asExpected ? '✔' : '✖'} ${sent.what}`);
	console.log(`  ${outcome}: ${message}`);
	if (ticket !== null) console.log(`  ${ticket}`);
}

function tellAddresses(
	{ standin }: Host,
	workflow: { readonly webhookUrl: string; readonly editorUrl: string },
	tickets: number,
): void {
	console.log(`
${tickets} tickets in the service desk.
  Service desk   ${standin.adminUrl}/
  n8n            ${workflow.editorUrl}
                 sign in as ${ownerLogin.email} with ${ownerLogin.password} (both made up)
  Send alerts    POST ${workflow.webhookUrl} (JSON, or a mail as message/rfc822)`);
}
