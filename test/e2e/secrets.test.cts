import { standinCredential } from '../../tools/host/credential.mts';
import signIn from '../standin/credentials.json';
import { publishAlertWorkflow } from './alertWorkflow.cts';
import type { AlertWorkflow } from './alertWorkflow.cts';
import { contosoAlert, ticketsForContoso } from './contosoAlerts.cts';
import { host, n8n, standin } from './host.cts';

const alert = contosoAlert('9d0b6e6e-63a5-4f2c-8d55-0f6f4a3a7c21');

beforeEach(async () => standin.reset());

async function workflowWith(changes: Record<string, unknown>): Promise<AlertWorkflow> {
	const credential = standinCredential(host.standinUrl, 'valid');
	const data = { ...credential.data, ...changes };
	const stored = await (await n8n()).createCredential({ ...credential, data });
	return publishAlertWorkflow(ticketsForContoso, { [credential.type]: stored });
}

/** The newest execution once it has ended, as n8n stores it. */
async function storedExecution({ id }: AlertWorkflow) {
	const [execution] = await (await n8n()).executions(id);
	if (execution === undefined) throw new Error('The workflow was never executed');
	return execution;
}

test('nothing of the sign-in data is in what n8n keeps of a run', async () => {
	const workflow = await workflowWith({});
	expect(await workflow.send(alert)).toMatchObject([{ outcome: 'created' }]);
	const { status, data } = await storedExecution(workflow);
	expect(status).toBe('success');
	const kept = JSON.stringify(data);
	expect(kept).toContain('created');
	expect(kept).not.toContain(signIn.users.valid.secret);
	expect(kept).not.toContain(signIn.integrationCode);
});

test('a secret that has gone wrong ends the run before Autotask locks the user', async () => {
	const wrong = 'not$The#Secret~of*the@user';
	const workflow = await workflowWith({ secret: wrong });
	await expect(workflow.send(alert)).rejects.toThrow(/refuse[sd]? the sign-in/);
	expect((await standin.counters()).unauthorized).toBeLessThanOrEqual(3);
	expect(await standin.tickets()).toHaveLength(0);
	const { status, data } = await storedExecution(workflow);
	expect(status).toBe('error');
	const kept = JSON.stringify(data);
	expect(kept).toMatch(/refuse[sd]? the sign-in/);
	expect(kept).not.toContain(wrong);
});
