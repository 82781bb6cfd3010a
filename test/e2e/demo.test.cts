import { DateTime } from 'luxon';
import { demoAlerts } from '../../tools/demo/alerts.mts';
import { send } from '../../tools/demo/send.mts';
import { setUpWorkflow } from '../../tools/demo/setUp.mts';
import { host, n8n, standin } from './host.cts';

test('the demo shows what it promises', async () => {
	await standin.reset();
	const urls = { n8n: host.n8nUrl, standin: host.standinUrl };
	const { webhookUrl } = await setUpWorkflow(await n8n(), urls);
	for (const alert of demoAlerts(DateTime.utc())) {
		const result = await send(webhookUrl, alert);
		expect(result).toMatchObject({ sent: { what: alert.what }, asExpected: true });
	}
	expect(await standin.tickets()).toHaveLength(2);
});
