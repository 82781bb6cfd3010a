import fc from 'fast-check';
import { walk } from '../../nodes/OfficeProtectAutotask/pipeline';
import { useStandin } from '../useStandin.cts';
import { openTestOffice } from './office.cts';
import { seedContosoAndGone } from './seedContosoAndGone.cts';
import type { ContosoAndGone } from './seedContosoAndGone.cts';
import { batchOf, routingFor } from './walkedBatch.cts';

const { standin, admin } = useStandin({ threadSlotLingerMs: 0, windows1252: 'keep' });
let companies: ContosoAndGone;

beforeEach(async () => {
	companies = await seedContosoAndGone(admin());
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
		const office = openTestOffice(standin());
		await fc.assert(
			fc.asyncProperty(fc.array(junk, { maxLength: 6 }), async (items) => {
				const outcomes = await walk(
					batchOf(items, routingFor(companies)),
					{ newTickets: 0, dryRun: true },
					office,
				);
				const origins = outcomes.map(({ origin }) => `${origin.itemIndex}/${origin.position}`);
				expect(new Set(origins).size).toBe(origins.length);
				const heard = new Set(outcomes.map(({ origin }) => origin.itemIndex));
				expect(heard.size).toBe(items.length);
			}),
			{ numRuns: 60 },
		);
	});
});
