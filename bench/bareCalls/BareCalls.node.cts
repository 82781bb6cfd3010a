import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import pLimit from 'p-limit';
import { z } from 'zod';

const call = z.object({
	method: z.enum(['GET', 'POST', 'PATCH']),
	path: z.string(),
	body: z.string().nullable(),
});

const atOnce = 3;
/** Autotask frees a slot of its thread limit a little after the answer. */
const lingerMs = 25;

/** Makes the calls that its items name, three at a time, and nothing else. */
export class BareCalls implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Bare Calls',
		name: 'bareCalls',
		group: ['transform'],
		version: 1,
		description: 'Makes the calls that its items name',
		defaults: { name: 'Bare Calls' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'officeProtectAutotaskApi', required: true }],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const slots = pLimit(atOnce);
		const items = this.getInputData().map(({ json }) => call.parse(json));
		const answers = await Promise.all(
			items.map((item) =>
				slots(async () => {
					const json = await send(this, item);
					await sleep(lingerMs);
					return { json };
				}),
			),
		);
		return [answers];
	}
}

async function send(
	functions: IExecuteFunctions,
	{ method, path, body }: z.infer<typeof call>,
): Promise<IDataObject> {
	const answer: unknown = await functions.helpers.httpRequestWithAuthentication.call(
		functions,
		'officeProtectAutotaskApi',
		{
			method,
			url: path,
			...(body === null ? {} : { body: Buffer.from(body) }),
			headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
			encoding: 'text',
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		},
	);
	return { answer: z.object({ body: z.string() }).parse(answer).body };
}
