import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { ReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { walk } from '../../nodes/OfficeProtectAutotask/pipeline';
import type { BatchItem, RunChoices } from '../../nodes/OfficeProtectAutotask/pipeline';
import type { Outcome } from '../../nodes/OfficeProtectAutotask/report/outcome';
import type { RoutingChoices } from '../../nodes/OfficeProtectAutotask/routing/rules';
import { startStandin } from '../standinProcess.cts';
import type { Standin } from '../standinProcess.cts';
import { sampleSettings } from '../unit/ticket/sampleSettings.cts';
import { openTestOffice } from './office.cts';

let standin: Standin;
let contoso: number;
let inactive: number;

beforeAll(async () => {
	standin = await startStandin();
});
afterAll(() => standin.stop());
beforeEach(async () => {
	await standin.admin.reset();
	await standin.admin.setSwitches({ threadSlotLingerMs: 0, windows1252: 'keep' });
	const { companies } = await standin.admin.seed({
		companies: [{ companyName: 'Contoso Ltd' }, { companyName: 'Gone Ltd', isActive: false }],
	});
	[contoso = -1, inactive = -1] = companies;
});

function choices(changes: Partial<RoutingChoices> = {}): RoutingChoices {
	return {
		mappingRows: [
			{ tenant: 'Contoso Ltd', companyID: contoso, companyName: null, flow: true },
			{ tenant: 'Fabrikam Inc', companyID: contoso, companyName: null, flow: false },
			{ tenant: 'Gone Ltd', companyID: inactive, companyName: null, flow: true },
			{ tenant: 'Twice', companyID: contoso, companyName: null, flow: true },
			{ tenant: 'Twice', companyID: 0, companyName: null, flow: true },
		],
		unmapped: { kind: 'skip' },
		matchUserDomain: false,
		skippedEventTypes: ['License Assigned'],
		priorityByEventType: [],
		settings: sampleSettings({ queueID: '8', ticketCategory: '3', priority: '2', status: '1' }),
		...changes,
	};
}

function batch(
	jsons: readonly unknown[],
	routing: RoutingChoices = choices(),
	reader: ReaderOptions = defaultReaderOptions,
): readonly BatchItem[] {
	return jsons.map((json, itemIndex) => ({
		source: { itemIndex, json, files: [] },
		choices: { kind: 'ok', value: { reader, routing } },
	}));
}

const live: RunChoices = { newTickets: 0, dryRun: false };

function jsonAlert(id: string, changes: Readonly<Record<string, unknown>> = {}) {
	return {
		id,
		eventType: 'Sign-In from Unauthorized Country',
		tenant: 'Contoso Ltd',
		time: '2026-03-04 10:00 UTC',
		description: 'A user signed in from an unauthorized country.',
		...changes,
	};
}

const told = (outcome: Outcome) =>
	outcome.kind === 'skipped'
		? outcome.reason.code
		: outcome.kind === 'failed'
			? outcome.failure.code
			: outcome.kind;

describe('a batch', () => {
	test('gives every alert its outcome, in the order of the input', async () => {
		const outcomes = await walk(
			batch([
				jsonAlert('a1'),
				{ alerts: [jsonAlert('a2'), jsonAlert('a3', { tenant: 'Nobody' })] },
				jsonAlert('a1'),
				jsonAlert('a4', { tenant: 'Fabrikam Inc' }),
				jsonAlert('a5', { tenant: 'Gone Ltd' }),
				jsonAlert('a6', { tenant: 'Twice' }),
				jsonAlert('a7', { eventType: 'License Assigned' }),
				{ nothing: 'to see' },
			]),
			live,
			openTestOffice(standin),
		);
		expect(outcomes.map((o) => [o.origin.itemIndex, o.origin.position, told(o)])).toEqual([
			[0, 0, 'created'],
			[1, 0, 'created'],
			[1, 1, 'unmappedTenant'],
			[2, 0, 'existing'],
			[3, 0, 'flowOff'],
			[4, 0, 'companyInactive'],
			[5, 0, 'ambiguousTenant'],
			[6, 0, 'eventTypeSkipped'],
			[7, 0, expect.stringMatching(/notReadable|identityMissing/)],
		]);
		expect(await standin.admin.tickets()).toHaveLength(2);
	});

	test('stores nothing that was not chosen, defaulted or the node’s own', async () => {
		await walk(batch([jsonAlert('a1')]), live, openTestOffice(standin));
		const [request] = (await standin.admin.requests()).filter(
			({ method, path: asked }) => method === 'POST' && asked.endsWith('/Tickets'),
		);
		const body = JSON.parse(request?.body ?? '{}') as Record<string, unknown>;
		expect(Object.keys(body).sort()).toEqual([
			'companyID',
			'description',
			'externalID',
			'priority',
			'queueID',
			'source',
			'status',
			'ticketCategory',
			'ticketType',
			'title',
		]);
		const chosen = { companyID: contoso, priority: 2, status: 1, queueID: 8, ticketCategory: 3 };
		const defaultsOfTheCategory = { source: 2, ticketType: 1 };
		expect(body).toMatchObject({ ...chosen, ...defaultsOfTheCategory });
	});

	test('sends a due date where Autotask demands one, learns it for the category, and says so', async () => {
		const office = openTestOffice(standin);
		const items = batch(['a1', 'a2', 'a3'].map((id) => jsonAlert(id)));
		const outcomes = await walk(items, live, office);
		for (const outcome of outcomes) {
			if (outcome.kind !== 'created') throw new Error('not created');
			expect(outcome.delivered.remarks.join()).toContain('Autotask demands a due date');
			expect(outcome.sent?.['dueDateTime']).toBe(
				outcome.delivered.row?.dueDateTime?.replace('.000', ''),
			);
		}
		expect((await standin.admin.counters()).routes['POST /Tickets']?.requests).toBe(4);
	});

	test('says what was changed to fit, of new tickets alone', async () => {
		const long = jsonAlert('a1', { eventType: 'A title that does not fit '.repeat(12) });
		const [fresh, known] = [
			await walk(batch([long]), live, openTestOffice(standin)),
			await walk(batch([long]), live, openTestOffice(standin)),
		];
		const remarks = [...fresh, ...known].map((outcome) =>
			'delivered' in outcome ? outcome.delivered.remarks.join(' ') : outcome.kind,
		);
		expect(remarks[0]).toContain('The title was shortened; the description holds it in full.');
		expect(remarks[1]).toBe('');
	});

	test('in a dry run writes nothing and says what would be', async () => {
		const [outcome] = await walk(
			batch([jsonAlert('a1')]),
			{ newTickets: 0, dryRun: true },
			openTestOffice(standin),
		);
		expect(outcome).toMatchObject({
			kind: 'planned',
			company: { companyID: contoso, companyName: 'Contoso Ltd' },
			sent: { companyID: contoso, title: 'Sign-In from Unauthorized Country' },
		});
		expect(await standin.admin.tickets()).toEqual([]);
	});

	test('holds back what is over the limit; a later run creates it', async () => {
		const office = openTestOffice(standin);
		const items = batch(['a1', 'a2', 'a3'].map((id) => jsonAlert(id)));
		const run = { newTickets: 2, dryRun: false };
		expect((await walk(items, run, office)).map(told)).toEqual(['created', 'created', 'heldBack']);
		expect((await walk(items, run, office)).map(told)).toEqual(['existing', 'existing', 'created']);
	});

	test('goes on when the parameters of one item cannot be used', async () => {
		const [good] = batch([jsonAlert('a1')]);
		if (good === undefined) throw new Error('There is no item');
		const failure = {
			code: 'settingInvalid',
			message: "'Queue' is not a text",
			remedy: 'Correct it',
			again: 'never',
			autotask: [],
		} as const;
		const outcomes = await walk(
			[good, { source: { ...good.source, itemIndex: 1 }, choices: { kind: 'fail', failure } }],
			live,
			openTestOffice(standin),
		);
		expect(outcomes.map(told)).toEqual(['created', 'settingInvalid']);
	});

	test('fails as a whole, alert by alert, when Autotask is down', async () => {
		await standin.admin.addFault({
			path: '*',
			count: 0,
			effect: { kind: 'answer', status: 503, body: 'down', when: 'beforeCommit' },
		});
		const outcomes = await walk(
			batch([jsonAlert('a1'), jsonAlert('a2')]),
			live,
			openTestOffice(standin),
		);
		expect(outcomes).toMatchObject([
			{ kind: 'failed', failure: { again: 'later' } },
			{ kind: 'failed', failure: { again: 'later' } },
		]);
	});

	test('makes no ticket with restricted access, unless the user accepts it', async () => {
		await standin.admin.setSwitches({
			restrictedEntities: ['Tickets'],
			restrictedAnswers: 'everything',
		});
		const office = openTestOffice(standin);
		expect((await walk(batch([jsonAlert('a1')]), live, office)).map(told)).toEqual([
			'accessRestricted',
		]);
		const accepted = { ...openTestOffice(standin), acceptsRestrictedAccess: true };
		expect((await walk(batch([jsonAlert('a1')]), live, accepted)).map(told)).toEqual(['created']);
	});
});

describe('whatever comes in', () => {
	const junk = fc.oneof(
		fc.object({ withNullPrototype: false }),
		fc.record(
			{
				id: fc.anything(),
				eventType: fc.anything(),
				tenant: fc.oneof(fc.string(), fc.constantFrom('Contoso Ltd', 'Twice'), fc.anything()),
				time: fc.oneof(fc.string(), fc.date(), fc.integer()),
				description: fc.oneof(fc.string(), fc.anything()),
				alerts: fc.array(fc.anything(), { maxLength: 3 }),
				html: fc.string(),
				subject: fc.string(),
				from: fc.anything(),
			},
			{ requiredKeys: [] },
		),
	);

	test('every item has an outcome and every origin exactly one', async () => {
		const office = openTestOffice(standin);
		await fc.assert(
			fc.asyncProperty(fc.array(junk, { maxLength: 6 }), async (items) => {
				const outcomes = await walk(batch(items), { newTickets: 0, dryRun: true }, office);
				const origins = outcomes.map(({ origin }) => `${origin.itemIndex}/${origin.position}`);
				expect(new Set(origins).size).toBe(origins.length);
				const heard = new Set(outcomes.map(({ origin }) => origin.itemIndex));
				expect(heard.size).toBe(items.length);
			}),
			{ numRuns: 60 },
		);
	});
});

describe('the same mail', () => {
	const folder = path.join(__dirname, '..', 'fixtures', 'alerts', 'n8n-items');
	const item = (name: string): unknown =>
		(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { json: unknown }).json;

	test('read through IMAP, Graph, Gmail and as a file makes one ticket', async () => {
		const office = openTestOffice(standin);
		const catchAll: RoutingChoices = choices({
			unmapped: { kind: 'catchAll', company: { companyID: contoso, companyName: null } },
		});
		const jsons = ['imap-resolved', 'imap-simple', 'graph', 'gmail-resolved'].map((shape) =>
			item(`same-mail.${shape}.item.json`),
		);
		const eml = readFileSync(path.join(folder, 'same-mail.eml'));
		const file = {
			source: {
				itemIndex: 4,
				json: {},
				files: [{ fileName: 'same-mail.eml', mimeType: 'message/rfc822', bytes: eml }],
			},
			choices: { kind: 'ok', value: { reader: defaultReaderOptions, routing: catchAll } },
		} as const;
		const outcomes = await walk([...batch(jsons, catchAll), file], live, office);
		expect(outcomes.map(told)).toEqual(['created', ...Array<string>(4).fill('existing')]);
		expect(await standin.admin.tickets()).toHaveLength(1);
	});
});
