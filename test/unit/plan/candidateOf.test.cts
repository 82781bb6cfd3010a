import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import { candidateOf } from '../../../nodes/OfficeProtectAutotask/plan/candidateOf';
import { rulesOf } from '../../../nodes/OfficeProtectAutotask/routing/rules';
import type { RoutingChoices } from '../../../nodes/OfficeProtectAutotask/routing/rules';
import { sampleAlert } from '../sampleAlert.cts';
import { testContext } from '../autotask/scripted.cts';
import { sampleRouting } from '../routing/sampleRouting.cts';
import { sampleSchema } from '../ticket/sampleSchema.cts';
import { usableSettings } from '../ticket/sampleSettings.cts';
import { containing } from '../matchers.cts';

const { now } = testContext();
const origin = { itemIndex: 2, position: 0 };

function candidate(alert = sampleAlert(), changes: Partial<RoutingChoices> = {}) {
	const company = { id: 175, companyName: 'Contoso Ltd', isActive: true, webAddress: null };
	return candidateOf(
		alert,
		origin,
		rulesOf(sampleRouting(changes), new Map([[175, company]])),
		sampleSchema(),
		now,
	);
}

describe('an alert becomes a candidate', () => {
	test('with its ticket drafted for the mapped company', () => {
		expect(candidate()).toMatchObject({
			kind: 'ticket',
			origins: [origin],
			keys: keysOf(sampleAlert().identity),
			company: { companyID: 175, companyName: 'Contoso Ltd' },
			draft: { fields: { companyID: 175, status: 1, priority: 2, queueID: 8 } },
			trace: { tenantSource: 'printedTenant' },
		});
	});

	test('or with the reason why there is no ticket', () => {
		expect(candidate(sampleAlert({ tenant: 'Nobody' }))).toMatchObject({
			kind: 'skip',
			reason: { code: 'unmappedTenant', tenant: 'Nobody' },
		});
	});

	test('or with the error that its own text causes, which ends nothing but itself', () => {
		const alert = {
			...sampleAlert(),
			get text(): string {
				throw new RangeError('Maximum call stack size exceeded');
			},
		};
		expect(candidate(alert)).toMatchObject({
			kind: 'fail',
			keys: keysOf(sampleAlert().identity),
			failure: { code: 'notReadable', message: containing('Maximum call stack size') },
		});
	});

	test('or with the setting that cannot be used, and for whom', () => {
		const settings = { ...usableSettings, priority: 'Super' };
		expect(candidate(sampleAlert(), { settings })).toMatchObject({
			kind: 'fail',
			company: { companyID: 175 },
			failure: { code: 'settingInvalid', message: containing('Super') },
		});
	});

	test('with the same keys whatever the settings and the mapping', () => {
		const [a, b, c] = [
			candidate(),
			candidate(sampleAlert(), { mappingRows: [] }),
			candidate(sampleAlert(), { settings: { ...usableSettings, status: 'None' } }),
		];
		expect([b.keys, c.keys]).toEqual([a.keys, a.keys]);
	});
});
