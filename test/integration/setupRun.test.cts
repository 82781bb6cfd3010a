import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { HttpAnswer } from '../../nodes/OfficeProtectAutotask/autotask/http';
import { inspectSetup } from '../../nodes/OfficeProtectAutotask/setupRun';
import { contoso } from '../standin/seed/companies.mts';
import { standinCredentials } from '../standinSignIn.cts';
import { sampleFailure } from '../unit/sampleFailure.cts';
import { usableSettings } from '../unit/ticket/sampleSettings.cts';
import { useStandin } from '../useStandin.cts';
import { openTestOffice } from './office.cts';
import type { TestOffice } from './office.cts';
import { sendTo } from './sendTo.cts';

const { standin, admin } = useStandin({ threadSlotLingerMs: 0 });

const notKept = sampleFailure({ code: 'externalIdNotKept', again: 'later' });

async function inspect(office: TestOffice, companyID = contoso) {
	const { userName } = standinCredentials.users.valid;
	const send = sendTo(standin());
	const get = async (path: string): Promise<HttpAnswer> =>
		send({ method: 'GET', path, timeoutMs: 5000 });
	return inspectSetup(
		{
			mapping: {
				kind: 'ok',
				value: {
					mappingRows: [{ tenant: 'Contoso', companyID, companyName: null, flow: true }],
					unmapped: { kind: 'skip' },
				},
			},
			settings: { kind: 'ok', value: usableSettings },
			priorities: { kind: 'ok', value: { priorityByEventType: [] } },
			reader: { kind: 'ok', value: defaultReaderOptions },
			readings: [],
			items: 0,
			nodeVersion: 1,
		},
		{
			calls: {
				zone: async () => get(`zoneInformation?user=${encodeURIComponent(userName)}`),
				get: async (_zone, path) => get(path),
				pause: async (ms) => office.context.pace(ms),
			},
			choices: {
				userName,
				fixedZoneUrl: standin().url,
				otherHostAllowed: true,
				restrictedAccessAccepted: false,
				nowMs: office.context.clock(),
			},
			office,
		},
	);
}

/** An office whose process holds creates since a moment ago. */
function holdingOffice(): TestOffice {
	const office = openTestOffice(standin());
	office.memory.hold(notKept, office.context.clock());
	return office;
}

describe('creates that are held', () => {
	test('may go out again when everything has passed', async () => {
		const office = holdingOffice();
		const { healthy, checks } = await inspect(office);
		expect(healthy).toBe(true);
		expect(office.memory.heldBy(office.context.clock())).toBeNull();
		expect(checks.at(-1)).toMatchObject({ check: 'creates', result: 'warning' });
		expect(checks.at(-1)?.message).toContain(notKept.message);
		expect(checks.at(-1)?.message).toContain('the next run tries again');
		expect((await inspect(office)).checks.at(-1)).toMatchObject({ result: 'passed' });
	});

	test('stay held while a check fails', async () => {
		const office = holdingOffice();
		const { healthy, checks } = await inspect(office, 4711);
		expect(healthy).toBe(false);
		expect(office.memory.heldBy(office.context.clock())).toBe(notKept);
		expect(checks.at(-1)?.message).toContain('15 minutes');
	});
});

test('an Autotask that does not answer is told check by check, in its own words', async () => {
	const office = openTestOffice(standin());
	const refusal = {
		kind: 'answer',
		status: 500,
		when: 'beforeCommit',
		body: { errors: ['The table is being rebuilt.'] },
	} as const;
	await admin().addFault({
		path: '/Tickets/entityInformation/fields',
		count: 0,
		effect: refusal,
	});
	await admin().addFault({ path: '/ThresholdInformation', count: 0, effect: refusal });
	const { healthy, checks, supportReport } = await inspect(office);
	expect(healthy).toBe(false);
	const problems = checks.filter(({ result }) => result !== 'passed');
	expect(problems.map(({ check, result }) => `${check} ${result}`)).toEqual([
		'ticketMetadata failed',
		'hourlyUsage warning',
	]);
	expect(problems[0]?.message).toContain('The table is being rebuilt.');
	expect(checks.map(({ check }) => check)).not.toContain('ticketSettings');
	expect(supportReport).toContain('- ticketMetadata: failed, ticketRejected');
	expect(supportReport).not.toContain('rebuilt');
});
