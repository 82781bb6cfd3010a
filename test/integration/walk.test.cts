import { walk } from '../../nodes/OfficeProtectAutotask/pipeline';
import { sampleFailure } from '../unit/sampleFailure.cts';
import { useStandin } from '../useStandin.cts';
import { openTestOffice } from './office.cts';
import { seedContosoAndGone } from './seedContosoAndGone.cts';
import type { ContosoAndGone } from './seedContosoAndGone.cts';
import { batchOf, jsonAlert, live, routingFor, told } from './walkedBatch.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0, windows1252: 'keep' });
let companies: ContosoAndGone;

beforeEach(async () => {
	companies = await seedContosoAndGone(admin());
});

const batch = (jsons: readonly unknown[]) => batchOf(jsons, routingFor(companies));

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
			openTestOffice(standin()),
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
		expect(await admin().tickets()).toHaveLength(2);
	});

	test('stores nothing that was not chosen, defaulted or the node’s own', async () => {
		await walk(batch([jsonAlert('a1')]), live, openTestOffice(standin()));
		const [request] = (await admin().requests()).filter(
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
		const chosen = {
			companyID: companies.contoso,
			priority: 2,
			status: 1,
			queueID: 8,
			ticketCategory: 3,
		};
		const defaultsOfTheCategory = { source: 2, ticketType: 1 };
		expect(body).toMatchObject({ ...chosen, ...defaultsOfTheCategory });
	});

	test('sends a due date where Autotask demands one, learns it for the category, and says so', async () => {
		const office = openTestOffice(standin());
		const items = batch(['a1', 'a2', 'a3'].map((id) => jsonAlert(id)));
		const outcomes = await walk(items, live, office);
		for (const outcome of outcomes) {
			if (outcome.kind !== 'created') throw new Error('not created');
			expect(outcome.delivered.remarks.join()).toContain('Autotask demands a due date');
			expect(outcome.sent?.['dueDateTime']).toBe(
				outcome.delivered.row?.dueDateTime?.replace('.000', ''),
			);
		}
		expect((await admin().counters()).routes['POST /Tickets']?.requests).toBe(4);
	});

	test('says what was changed to fit, of new tickets alone', async () => {
		const long = jsonAlert('a1', { eventType: 'A title that does not fit '.repeat(12) });
		const [fresh, known] = [
			await walk(batch([long]), live, openTestOffice(standin())),
			await walk(batch([long]), live, openTestOffice(standin())),
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
			openTestOffice(standin()),
		);
		expect(outcome).toMatchObject({
			kind: 'planned',
			company: { companyID: companies.contoso, companyName: 'Contoso Ltd' },
			sent: { companyID: companies.contoso, title: 'Sign-In from Unauthorized Country' },
		});
		expect(await admin().tickets()).toEqual([]);
	});

	test('holds back what is over the limit; a later run creates it', async () => {
		const office = openTestOffice(standin());
		const items = batch(['a1', 'a2', 'a3'].map((id) => jsonAlert(id)));
		const run = { newTickets: 2, dryRun: false };
		expect((await walk(items, run, office)).map(told)).toEqual(['created', 'created', 'heldBack']);
		expect((await walk(items, run, office)).map(told)).toEqual(['existing', 'existing', 'created']);
	});

	test('goes on when the parameters of one item cannot be used', async () => {
		const [good] = batch([jsonAlert('a1')]);
		if (good === undefined) throw new Error('There is no item');
		const failure = sampleFailure();
		const outcomes = await walk(
			[good, { source: { ...good.source, itemIndex: 1 }, choices: { kind: 'fail', failure } }],
			live,
			openTestOffice(standin()),
		);
		expect(outcomes.map(told)).toEqual(['created', 'settingInvalid']);
	});

	test('fails as a whole, alert by alert, when Autotask is down', async () => {
		await admin().addFault({
			path: '*',
			count: 0,
			effect: { kind: 'answer', status: 503, body: 'down', when: 'beforeCommit' },
		});
		const outcomes = await walk(
			batch([jsonAlert('a1'), jsonAlert('a2')]),
			live,
			openTestOffice(standin()),
		);
		expect(outcomes).toMatchObject([
			{ kind: 'failed', failure: { again: 'later' } },
			{ kind: 'failed', failure: { again: 'later' } },
		]);
	});

	test('makes no ticket with restricted access, unless the user accepts it', async () => {
		await set({
			restrictedEntities: ['Tickets'],
			restrictedAnswers: 'everything',
		});
		const office = openTestOffice(standin());
		expect((await walk(batch([jsonAlert('a1')]), live, office)).map(told)).toEqual([
			'accessRestricted',
		]);
		const accepted = { ...openTestOffice(standin()), acceptsRestrictedAccess: true };
		expect((await walk(batch([jsonAlert('a1')]), live, accepted)).map(told)).toEqual(['created']);
	});
});
