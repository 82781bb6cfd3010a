import type { Candidate } from '../../../nodes/OfficeProtectAutotask/plan/candidate';
import { testCandidate } from '../../../nodes/OfficeProtectAutotask/plan/testCandidate';
import type { TestRequest } from '../../../nodes/OfficeProtectAutotask/plan/testCandidate';
import { testContext } from '../autotask/scripted.cts';
import { row } from '../routing/sampleMapping.cts';
import { sampleRouting } from '../routing/sampleRouting.cts';
import { sampleSchema } from '../ticket/sampleSchema.cts';
import { usableSettings } from '../ticket/sampleSettings.cts';
import { containing } from '../matchers.cts';

const { now } = testContext();

function candidate(changes: Partial<TestRequest> = {}) {
	const company = (id: number, isActive: boolean) =>
		[id, { id, companyName: `Company ${id}`, isActive, webAddress: null }] as const;
	return testCandidate(
		{
			itemIndex: 4,
			company: { companyID: 175, companyName: null },
			routing: sampleRouting(),
			seed: 'one',
			...changes,
		},
		{ schema: sampleSchema(), companies: new Map([company(175, true), company(176, false)]) },
		now,
	);
}

function textsOf(drafted: Candidate) {
	return drafted.kind === 'ticket' ? drafted.draft.texts() : null;
}

describe('a test ticket', () => {
	test('is drafted by the settings of real ones and marked as a test', () => {
		const drafted = candidate();
		expect(drafted).toMatchObject({
			kind: 'ticket',
			origins: [{ itemIndex: 4, position: 0 }],
			company: { companyID: 175, companyName: 'Company 175' },
			draft: { fields: { status: 1, queueID: 8 } },
			trace: { notes: ['This is a test ticket.'] },
		});
		expect(textsOf(drafted)).toMatchObject({
			title: '[TEST] Office Protect test alert',
			description: containing('please close this ticket'),
		});
	});

	test('keeps a title of one’s own behind the mark', () => {
		const own = sampleRouting({
			settings: { ...usableSettings, titleTemplate: 'Alert of {{company}}' },
		});
		expect(textsOf(candidate({ routing: own }))?.title).toBe('[TEST] Alert of Company 175');
	});

	test('has keys that match no alert and no other test', () => {
		const [one, again, two] = [candidate(), candidate(), candidate({ seed: 'two' })];
		expect(one.keys.alertKey).toMatch(/^opt1-[0-9a-f]{20}$/);
		expect(one.keys.externalId.length).toBeLessThanOrEqual(50);
		expect(again.keys).toEqual(one.keys);
		expect(two.keys.alertKey).not.toBe(one.keys.alertKey);
		expect(two.keys.groupKeys.some((key) => one.keys.groupKeys.includes(key))).toBe(false);
	});

	test('says when real alerts would make no ticket: unmapped, or the flow is off', () => {
		expect(candidate({ routing: sampleRouting({ mappingRows: [] }) }).trace.notes).toEqual([
			'This is a test ticket.',
			containing('No tenant is mapped to Company 175 (company 175)'),
		]);
		const off = row('Contoso Ltd', 175, { flow: false });
		const off2 = candidate({ routing: sampleRouting({ mappingRows: [off] }) });
		expect(off2).toMatchObject({ kind: 'ticket' });
		expect(off2.trace.notes[1]).toMatch(/flow of the tenant "Contoso Ltd" is off/);
	});

	test('is not made for a company that is inactive or not to be seen', () => {
		expect(candidate({ company: { companyID: 176, companyName: null } })).toMatchObject({
			kind: 'skip',
			reason: { code: 'companyInactive', company: { companyName: 'Company 176' } },
		});
		expect(candidate({ company: { companyID: 999, companyName: 'Gone' } })).toMatchObject({
			kind: 'skip',
			reason: { code: 'companyNotFound', company: { companyID: 999 } },
		});
	});

	test('fails with the setting that cannot be used', () => {
		const wrong = sampleRouting({ settings: { ...usableSettings, queueID: 'No such queue' } });
		expect(candidate({ routing: wrong })).toMatchObject({
			kind: 'fail',
			company: { companyID: 175 },
			failure: { code: 'settingInvalid' },
		});
	});
});
