import { countBy } from 'lodash';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { walk } from '../../nodes/OfficeProtectAutotask/pipeline';
import type { BatchItem } from '../../nodes/OfficeProtectAutotask/pipeline';
import type { Outcome } from '../../nodes/OfficeProtectAutotask/report/outcome';
import type { RoutingChoices } from '../../nodes/OfficeProtectAutotask/routing/rules';
import { startStandin } from '../standinProcess.cts';
import type { Standin, StoredTicket, SwitchDescription, Switches } from '../standinProcess.cts';
import { sampleSettings } from '../unit/ticket/sampleSettings.cts';
import { openTestOffice } from './office.cts';
import type { Pauses } from './office.cts';
import { aNumber } from '../unit/matchers.cts';

const alertCount = 12;

/** Kinds of outcomes, or codes of failures, and how many alerts ended so. */
type Tally = Readonly<Record<string, number>>;

/** What two runs, each of a process of its own, come to under a setting. */
interface Expected {
	readonly first: Tally | readonly string[];
	readonly second: Tally | readonly string[];
	/** Tickets in all, and those open, after both runs; null: as many as were created. */
	readonly tickets: number | null;
	readonly open: number | null;
	/** Whether tickets may stand that no outcome claims, since the limit came before their look-up. */
	readonly mayBeUnclaimed?: true;
	/** Open tickets of one alert beyond the first. */
	readonly surplus: number;
}

interface Setting {
	readonly values: Partial<Switches>;
	readonly expected: Expected;
	readonly pauses?: Pauses;
	readonly acceptsRestrictedAccess?: boolean;
}

const all = (code: string): Tally => ({ [code]: alertCount });
const onlyFirst = (code: string, others: string): Tally => ({
	[code]: 1,
	[others]: alertCount - 1,
});

/**
 * All is well: every alert gets its ticket, and the next run finds it, and closes the one that
 * another worker made of the same alert in between.
 */
const works: Expected = {
	first: all('created'),
	second: all('existing'),
	tickets: alertCount,
	open: alertCount,
	surplus: 0,
};
/** Nothing is written, and every alert says why. */
const refuses = (code: string): Expected => ({
	first: all(code),
	second: all(code),
	tickets: 0,
	open: 0,
	surplus: 0,
});
/** Each process makes one ticket to find out: the second of them is surplus. */
const oneAProcess = (first: Tally, open: number): Expected => ({
	first,
	second: first,
	tickets: 2,
	open,
	surplus: 1,
});
/** As many tickets as were created before a limit was met. */
const partly = (first: readonly string[], second: readonly string[]): Expected => ({
	first,
	second,
	tickets: null,
	open: null,
	mayBeUnclaimed: true,
	surplus: 0,
});

const notKept = 'externalIdNotKept';
const hidden = oneAProcess(onlyFirst('created', notKept), 2);
const unreadable = oneAProcess(all(notKept), 2);

function under(
	values: Partial<Switches>,
	expected: Expected = works,
	more: Pick<Setting, 'pauses' | 'acceptsRestrictedAccess'> = {},
): Setting {
	return { values, expected, ...more };
}

const real = { pauses: 'real' } as const;
const accepted = { acceptsRestrictedAccess: true } as const;
const onTickets: Partial<Switches> = { restrictedEntities: ['Tickets'] };
const overTheHour: Partial<Switches> = { hourlyUsedByOthers: 10_000, hourlyLatency: false };
const tight: Partial<Switches> = { threadLimit: 1, threadSlotLingerMs: 20 };

/** By switch: every setting but the default, with what it comes to. */
const settings: Readonly<Record<keyof Switches, readonly Setting[]>> = {
	badIntegrationCode: [
		under({ badIntegrationCode: 'error500' }),
		under({ badIntegrationCode: 'error500OnZone' }),
	],
	lockOutAfterFailedLogins: [under({ lockOutAfterFailedLogins: 1 })],
	badCodeLocksTenantMs: [under({ badCodeLocksTenantMs: 60_000 })],
	wrongZone: [under({ wrongZone: true }, refuses('authorizationRefused'))],
	zoneUrl: [under({ zoneUrl: 'https://webservices99.autotask.net/ATServicesRest/' })],
	permissionDenied: [
		under(
			{ permissionDenied: 'status403', deniedOperations: ['Tickets:create'] },
			refuses('permissionMissing'),
		),
	],
	deniedOperations: [
		under({ deniedOperations: ['Tickets:create'] }, refuses('permissionMissing')),
		under({ deniedOperations: ['Tickets:query'] }, refuses('permissionMissing')),
		under({ deniedOperations: ['Tickets:update'] }, { ...works }),
		under({ deniedOperations: ['Companies:query'] }, refuses('permissionMissing')),
		under({ deniedOperations: ['TicketNotes:query'] }, refuses('permissionMissing')),
		under(
			{ deniedOperations: ['TicketNotes:create'] },
			{
				...works,
				first: { created: alertCount - 1, permissionMissing: 1 },
				second: { existing: alertCount - 1, permissionMissing: 1 },
			},
		),
	],
	restrictedEntities: [
		under(onTickets, refuses('accessRestricted')),
		under({ restrictedEntities: ['TicketNotes'] }, refuses('accessRestricted')),
		under(onTickets, unreadable, accepted),
	],
	restrictedAnswers: [
		under({ ...onTickets, restrictedAnswers: 'everything' }, refuses('accessRestricted')),
		under({ ...onTickets, restrictedAnswers: 'everything' }, works, accepted),
		under({ ...onTickets, restrictedAnswers: 'nothingToQueries' }, hidden, accepted),
	],
	hiddenTickets: [
		under({ hiddenTickets: 'fromQueries' }, hidden),
		under({ hiddenTickets: 'everywhere' }, unreadable),
	],
	accessLevelForm: [
		under({ accessLevelForm: 'numbers' }),
		under({ accessLevelForm: 'numbers', ...onTickets }, refuses('accessRestricted')),
	],

	latencyMs: [under({ latencyMs: 20 })],
	threadLimit: [under(tight, works, real), under({ threadLimit: 0 })],
	threadSlotLingerMs: [under({ threadSlotLingerMs: 100 }, works, real)],
	threadLimitStatus: [
		under({ ...tight, threadLimitStatus: '500' }, works, real),
		under({ ...tight, threadLimitStatus: '503' }, works, real),
	],
	hourlyLimit: [
		under(
			{ hourlyLimit: 20, hourlyLatency: false },
			partly(['created', 'limitReached', 'outcomeUncertain'], ['limitReached']),
		),
	],
	hourlyUsedByOthers: [
		under(overTheHour, refuses('limitReached')),
		under({ hourlyUsedByOthers: 9500, hourlyLatency: false }),
	],
	hourlyLatency: [under({ hourlyLatency: false, hourlyUsedByOthers: 7600 })],
	hourlyLimitStatus: [
		under({ ...overTheHour, hourlyLimitStatus: '500' }, refuses('limitReached')),
		under({ ...overTheHour, hourlyLimitStatus: '503' }, refuses('limitReached')),
	],
	retryAfterSeconds: [
		under({ ...tight, retryAfterSeconds: 1 }),
		under({ ...overTheHour, retryAfterSeconds: 3000 }, refuses('limitReached')),
	],

	dueDateRequired: [under({ dueDateRequired: false })],
	slaSatisfiesDueDate: [under({ slaSatisfiesDueDate: true })],
	slaSetsDueDate: [under({ slaSetsDueDate: true })],
	omittedCategory: [
		under({ omittedCategory: 'globalDefault' }),
		under({ omittedCategory: 'none' }),
	],
	apiUserDefaultCategory: [under({ apiUserDefaultCategory: 112 })],
	categoryDefaults: [under({ categoryDefaults: 'all' })],
	queueRule: [under({ queueRule: 'categoryDecides' })],
	billingCodeRequired: [under({ billingCodeRequired: true }, refuses('settingInvalid'))],
	requiredUserDefinedField: [under({ requiredUserDefinedField: true }, refuses('settingInvalid'))],
	closedStatusOnCreate: [under({ closedStatusOnCreate: 'rejected' })],
	inactiveCompany: [under({ inactiveCompany: 'accepted' })],
	inactivePicklistValue: [under({ inactivePicklistValue: 'accepted' })],
	noteTitleRequired: [under({ noteTitleRequired: false })],
	externalIdStored: [
		under({ externalIdStored: 'notOnCreate' }),
		under({ externalIdStored: 'never' }, oneAProcess(all(notKept), 0)),
	],
	externalIdQueryable: [under({ externalIdQueryable: false }, refuses('ticketRejected'))],
	workflowRules: [
		under({ workflowRules: [{ afterMs: 0, set: { status: 8, assignedResourceID: 29682900 } }] }),
		under(
			{ workflowRules: [{ afterMs: 500, set: { externalID: null } }] },
			{
				first: onlyFirst('created', notKept),
				second: { existing: 1, created: 1, [notKept]: alertCount - 2 },
				tickets: 2,
				open: 2,
				surplus: 0,
			},
			real,
		),
	],
	duplicateHandling: [
		under(
			{ duplicateHandling: 'answersOlderId' },
			{ ...works, first: onlyFirst('created', 'existing'), tickets: 1, open: 1 },
		),
		...(['answersNewIdGone', 'answersNoId'] as const).map((duplicateHandling) =>
			under(
				{ duplicateHandling },
				{
					...works,
					first: onlyFirst('created', notKept),
					second: onlyFirst('existing', notKept),
					tickets: 1,
					open: 1,
				},
			),
		),
		under({ duplicateHandling: 'answersNewIdClosed' }, { ...works, open: 1 }),
	],
	queryLagMs: [
		under({ queryLagMs: 800 }, { ...works }, real),
		under({ queryLagMs: 600_000 }, hidden),
	],
	statusPatchAfterNote: [under({ statusPatchAfterNote: 'lost' }, works, real)],
	statusPatchAfterNoteMs: [
		under({ statusPatchAfterNoteMs: 100, statusPatchAfterNote: 'lost' }, works, real),
	],

	clockOffsetMs: [3_600_000, -3_600_000, 400].map((clockOffsetMs) => under({ clockOffsetMs })),
	windows1252: [under({ windows1252: 'keep' })],
	newLines: [under({ newLines: 'crlf' })],
	trimTexts: [under({ trimTexts: true })],
	lengthUnit: [under({ lengthUnit: 'codePoints' })],
	dateForm: (['zTrimmed', 'zoneless', 'zonelessTrimmed'] as const).map((dateForm) =>
		under({ dateForm }),
	),
	createDateFilter: [under({ createDateFilter: 'exact' })],
	stringComparison: [under({ stringComparison: 'caseSensitive' })],
	inCountsAsOr: [under({ inCountsAsOr: false })],
	inWithStrings: [under({ inWithStrings: 'findsNothing' }), under({ inWithStrings: 'error500' })],
	getOnPostPage: [under({ getOnPostPage: 'empty' })],
	idInIncludeFields: [under({ idInIncludeFields: 'always' })],
	itemIdForm: (['text', 'zero', 'absent'] as const).map((itemIdForm) => under({ itemIdForm })),
	picklistValueForm: [under({ picklistValueForm: 'number' })],
	errorSuffix: (['recordNumber1', 'recordNumber0'] as const).map((errorSuffix) =>
		under({ errorSuffix }),
	),
	referenceErrors: [under({ referenceErrors: 'older' })],
};

let standin: Standin;
let contoso: number;

beforeAll(async () => {
	standin = await startStandin();
});
afterAll(() => standin.stop());
beforeEach(async () => {
	await standin.admin.reset();
	const { companies } = await standin.admin.seed({ companies: [{ companyName: 'Contoso Ltd' }] });
	[contoso = -1] = companies;
});

/** Alerts alike in company and title; one of them longer than a description, one not in Latin. */
function batch(): readonly BatchItem[] {
	const routing: RoutingChoices = {
		mappingRows: [{ tenant: 'Contoso Ltd', companyID: contoso, companyName: null, flow: true }],
		unmapped: { kind: 'skip' },
		matchUserDomain: false,
		skippedEventTypes: [],
		priorityByEventType: [],
		settings: sampleSettings({ queueID: '8', ticketCategory: '3', priority: '2', status: '1' }),
	};
	const texts = new Map([
		[3, 'A rule forwards mail. '.repeat(800)],
		[5, 'Правило пересылает почту \u{1F4E7}'],
	]);
	return Array.from({ length: alertCount }, (_, itemIndex) => ({
		source: {
			itemIndex,
			json: {
				id: `alert-${String(itemIndex)}`,
				eventType: 'Mail Forwarding',
				tenant: 'Contoso Ltd',
				time: `2026-03-04 10:${String(itemIndex).padStart(2, '0')} UTC`,
				description: texts.get(itemIndex) ?? 'A rule forwards mail.',
			},
			files: [],
		},
		choices: { kind: 'ok', value: { reader: defaultReaderOptions, routing } },
	}));
}

async function runOnce({ pauses = 'counted', acceptsRestrictedAccess = false }: Partial<Setting>) {
	const office = { ...openTestOffice(standin, pauses), acceptsRestrictedAccess };
	return walk(batch(), { newTickets: 0, dryRun: false }, office);
}

/** What another worker makes of an alert at the same moment, with a note on it. */
async function addRival(): Promise<void> {
	const ticket = (await standin.admin.tickets())[3];
	if (ticket === undefined) throw new Error('There is no ticket to rival');
	const { externalID, companyID, title, status, priority, queueID } = ticket;
	const { assignedResourceID, assignedResourceRoleID } = ticket;
	const people = { assignedResourceID, assignedResourceRoleID };
	const rival = { externalID, companyID, title, status, priority, queueID, ...people };
	const [ticketID = -1] = (await standin.admin.seed({ tickets: [rival] })).tickets;
	const note = { ticketID, title: 'By a rule', description: 'Noted', noteType: 1, publish: 1 };
	await standin.admin.seed({ notes: [note] });
}

const endOf = (outcome: Outcome) =>
	outcome.kind === 'failed' ? outcome.failure.code : outcome.kind;

function expectEnds(outcomes: readonly Outcome[], expected: Expected['first']): void {
	const tally = countBy(outcomes.map(endOf));
	if (!Array.isArray(expected)) expect(tally).toEqual(expected);
	else for (const end of Object.keys(tally)) expect(expected).toContain(end);
}

/** No alert is lost: each has a ticket that exists, or a failure that says what to do. */
function expectNoneLost(outcomes: readonly Outcome[], tickets: readonly StoredTicket[]): void {
	const ids = new Set(tickets.map(({ id }) => id));
	expect(outcomes).toHaveLength(alertCount);
	for (const outcome of outcomes) {
		if (outcome.kind === 'failed') {
			expect(outcome.failure.message.length).toBeGreaterThan(20);
			expect(outcome.failure.remedy.length).toBeGreaterThan(20);
		} else {
			expect(outcome).toMatchObject({ delivered: { ticket: { id: aNumber() } } });
			if ('delivered' in outcome) expect(ids).toContain(outcome.delivered.ticket.id);
		}
	}
}

const isOpen = ({ completedDate }: StoredTicket) => completedDate === null;

/** At most so many open tickets carry the key of one alert. */
function expectOpenPerAlert(tickets: readonly StoredTicket[], most: number): void {
	const keys = tickets.filter(isOpen).flatMap(({ externalID }) => {
		const key = String(externalID).slice(0, 24);
		return key.startsWith('op1-') ? key : [];
	});
	for (const count of Object.values(countBy(keys))) expect(count).toBeLessThanOrEqual(most);
}

/** Alerts whose create may have been committed though its outcome is a failure. */
function unclaimedBy(...runs: readonly (readonly Outcome[])[]): number {
	return runs.flat().filter(({ kind }) => kind === 'failed').length;
}

function expectBetween(found: number, least: number, slack: number): void {
	expect(found).toBeGreaterThanOrEqual(least);
	expect(found).toBeLessThanOrEqual(least + slack);
}

const named = Object.entries(settings).flatMap(([name, list]) =>
	list.map((setting) => [`${name}: ${JSON.stringify(setting.values)}`, setting] as const),
);

describe('two runs of a dozen alerts', () => {
	test.each(named)(
		'under %s',
		async (_, setting) => {
			const { expected, values } = setting;
			const { restrictedEntities, ...others } = values;
			await standin.admin.setSwitches({ threadSlotLingerMs: 0, ...others });
			if (restrictedEntities !== undefined) await standin.admin.setSwitches({ restrictedEntities });

			const first = await runOnce(setting);
			expectEnds(first, expected.first);
			expectNoneLost(first, await standin.admin.tickets());
			const rivals = expected === works ? 1 : 0;
			if (rivals > 0) await addRival();
			const second = await runOnce(setting);
			expectEnds(second, expected.second);

			const tickets = await standin.admin.tickets();
			expectNoneLost(second, tickets);
			const created = [...first, ...second].filter(({ kind }) => kind === 'created').length;
			const unclaimed = expected.mayBeUnclaimed === true ? unclaimedBy(first, second) : 0;
			expectBetween(tickets.length, (expected.tickets ?? created) + rivals, unclaimed);
			expectBetween(tickets.filter(isOpen).length, expected.open ?? created, unclaimed);
			expectOpenPerAlert(tickets, 1 + expected.surplus);
			expect((await standin.admin.counters()).unauthorized).toBeLessThanOrEqual(6);
		},
		30_000,
	);
});

describe('the table', () => {
	let described: readonly SwitchDescription[];

	beforeAll(async () => {
		described = await standin.admin.switches();
	});

	test('names every switch of the stand-in, and no other', () => {
		expect(Object.keys(settings).sort()).toEqual(described.map(({ name }) => name).sort());
	});

	test('has every allowed value of each, or one beside the default', () => {
		const tested = new Map<string, readonly Setting[]>(Object.entries(settings));
		for (const { name, allowed, default: usual } of described) {
			const values = (tested.get(name) ?? []).map((s) =>
				new Map(Object.entries(s.values)).get(name),
			);
			const wanted = typeof allowed === 'string' ? [] : allowed.filter((value) => value !== usual);
			expect([name, ...values.filter((value) => value !== undefined)]).toEqual(
				expect.arrayContaining([name, ...wanted]),
			);
			expect(values.some((value) => JSON.stringify(value) !== JSON.stringify(usual))).toBe(true);
		}
	});
});
