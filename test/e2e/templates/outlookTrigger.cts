import { range } from 'lodash';
import { z } from 'zod';
import { n8n } from '../host.cts';

const stored = z.object({
	data: z.array(z.object({ id: z.string(), name: z.string(), type: z.string() })),
});

/**
 * Stores and publishes what Ingest would be with n8n's Microsoft Outlook Trigger in place of its
 * schedule and *Get Many*; all behind it, its error workflow too, is the same. It looks for mail
 * every two seconds; gives its id.
 */
export async function publishWithOutlookTrigger(): Promise<string> {
	const api = await n8n();
	const { data } = stored.parse((await api.http.get<unknown>('/rest/credentials')).data);
	const type = 'microsoftOutlookOAuth2Api';
	const mailbox = data.find(({ name, type: of }) => name === 'Alert Mailbox' && of === type);
	const id = await api.importWorkflow({
		name: 'Ingest by the Outlook Trigger',
		nodes: [
			{
				id: '5d0b0a54-8f0e-4a8e-9d0a-0f6f5b0f6a01',
				name: 'Outlook Trigger',
				type: 'n8n-nodes-base.microsoftOutlookTrigger',
				typeVersion: 1,
				position: [0, 0],
				credentials: { [type]: { id: mailbox?.id, name: mailbox?.name } },
				parameters: {
					// The trigger takes a minute at the least, but as many times within it as one likes.
					pollTimes: {
						item: range(0, 60, 2).map((second) => ({
							mode: 'custom',
							cronExpression: `${second} * * * * *`,
						})),
					},
					output: 'fields',
					fields: [
						...['body', 'from', 'internetMessageId', 'receivedDateTime', 'sender'],
						...['sentDateTime', 'subject', 'toRecipients'],
					],
				},
			},
			{
				id: '5d0b0a54-8f0e-4a8e-9d0a-0f6f5b0f6a02',
				name: 'With the Run',
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				position: [200, 0],
				parameters: {
					mode: 'raw',
					jsonOutput: "={{ { run: { source: 'ingest', dryRun: false, since: '' } } }}",
					includeOtherFields: true,
					include: 'all',
				},
			},
			{
				id: '5d0b0a54-8f0e-4a8e-9d0a-0f6f5b0f6a03',
				name: 'Alerts to Tickets',
				type: 'n8n-nodes-base.executeWorkflow',
				typeVersion: 1.4,
				position: [400, 0],
				parameters: {
					workflowId: { __rl: true, mode: 'id', value: 'OPATAlertsToTickets' },
					mode: 'once',
					options: {},
				},
			},
		],
		connections: {
			'Outlook Trigger': { main: [[{ node: 'With the Run', type: 'main', index: 0 }]] },
			'With the Run': { main: [[{ node: 'Alerts to Tickets', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1', errorWorkflow: 'OPATFailureAlerts' },
	});
	await api.publishWorkflow(id);
	return id;
}
