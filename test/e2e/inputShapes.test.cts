import type { StoredTicket } from '../standin/adminApi.mts' with { 'resolution-mode': 'import' };
import { publishAlertWorkflow } from './alertWorkflow.cts';
import type { AlertWorkflow, Told } from './alertWorkflow.cts';
import { expectedReadings, fixtureText, itemJson } from './fixture.cts';
import type { ExpectedReading } from './fixture.cts';
import { standin, storedCredential } from './host.cts';

const companies: Readonly<Record<string, number>> = {
	'Adventure Works': 29683513,
	'Contoso Ltd': 29683510,
	'Contoso Zürich': 29683511,
	Litware: 29683516,
	Proseware: 29683517,
};

const parameters = {
	operation: 'createTicket',
	tenantMapping: 'rows',
	tenants: {
		rows: Object.entries(companies).map(([tenant, id]) => ({
			tenant,
			company: { __rl: true, mode: 'id', value: String(id) },
			flow: true,
		})),
	},
	queueID: 'Security Operations',
	options: {},
};

let workflow: AlertWorkflow;

beforeAll(async () => {
	workflow = await publishAlertWorkflow(parameters, await storedCredential());
});

beforeEach(async () => standin.reset());

async function sendFixture(name: string): Promise<readonly Told[]> {
	if (name.endsWith('.eml')) return workflow.sendMail(fixtureText(name));
	if (name.endsWith('.body.json')) return workflow.sendBody(JSON.parse(fixtureText(name)));
	return workflow.send(itemJson(name));
}

function expectTicketFor(reading: ExpectedReading, ticket: StoredTicket | undefined): void {
	expect(ticket).toMatchObject({
		title: reading.eventTitle,
		companyID: companies[reading.tenant ?? ''],
		queueID: 29683482,
		completedDate: null,
	});
	const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
	for (const line of reading.text ?? []) {
		expect(words(ticket?.description ?? '')).toContain(words(line));
	}
}

const shapes = ['imap-simple', 'imap-resolved', 'gmail-resolved', 'graph', 'outlook-fields'];

describe.each([
	'n8n-items/same-mail.eml',
	...shapes.map((shape) => `n8n-items/same-mail.${shape}.item.json`),
	'n8n-items/same-mail-batch.eml',
	...shapes.map((shape) => `n8n-items/same-mail-batch.${shape}.item.json`),
	'n8n-items/webhook.item.json',
	'n8n-items/webhook-batch.item.json',
	'n8n-items/alert-as-item.item.json',
	'json/one-alert.body.json',
	'json/array.body.json',
	'json/alerts-property.body.json',
	'quoted-forward/as-attached-message.eml',
])('%s', (name) => {
	const readings = expectedReadings(name.replace(/\.(?:eml|item\.json|body\.json)$/, ''));

	test('becomes one ticket an alert, and none when it comes again', async () => {
		const first = await sendFixture(name);
		expect(first.map(({ outcome }) => outcome)).toEqual(readings.map(() => 'created'));
		const tickets = await standin.tickets();
		expect(tickets).toHaveLength(readings.length);
		for (const [index, reading] of readings.entries()) {
			expectTicketFor(
				reading,
				tickets.find(({ id }) => id === first[index]?.ticketId),
			);
		}

		const second = await sendFixture(name);
		expect(second.map(({ outcome }) => outcome)).toEqual(readings.map(() => 'existing'));
		expect(second.map(({ ticketId }) => ticketId)).toEqual(first.map(({ ticketId }) => ticketId));
		expect(await standin.tickets()).toHaveLength(readings.length);
	});
});

test.each(['same-mail', 'same-mail-batch'])(
	'%s is the same whichever way it comes in',
	async (mail) => {
		const keys = (told: readonly Told[]) => told.map(({ externalID }) => externalID);
		const raw = await sendFixture(`n8n-items/${mail}.eml`);
		for (const shape of shapes) {
			const read = await sendFixture(`n8n-items/${mail}.${shape}.item.json`);
			expect({ shape, keys: keys(read) }).toEqual({ shape, keys: keys(raw) });
		}
		expect(await standin.tickets()).toHaveLength(raw.length);
	},
);

test('an unmapped tenant makes no ticket and says so', async () => {
	const [told] = await workflow.send({
		id: '5f3c7a52-9f43-4a8e-9c39-7f1f2f6b0e11',
		type: 'License Removed',
		tenant: 'Nobody Knows Ltd',
		time: '2026-11-02T09:00:00Z',
		user: 'alex@nobody.example',
	});
	expect(told).toMatchObject({ outcome: 'skipped', reason: 'unmappedTenant', ticketId: null });
	expect(JSON.stringify(told?.json)).toContain('Nobody Knows Ltd');
	expect(await standin.tickets()).toHaveLength(0);
});

test('a digest makes no ticket and says so', async () => {
	const told = await sendFixture('n8n-items/digest.graph.item.json');
	expect(told).toMatchObject([{ outcome: 'skipped', reason: 'digest' }]);
	expect(await standin.tickets()).toHaveLength(0);
});
