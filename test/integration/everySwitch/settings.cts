import type { Switches } from '../../standinProcess.cts';
import type { Pauses } from '../office.cts';

/** Alerts of a run. */
export const alertCount = 12;

/** Kinds of outcomes, or codes of failures, and how many alerts ended so. */
type Tally = Readonly<Record<string, number>>;

/** What two runs, each of a process of its own, come to under a setting. */
export interface Expected {
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

export interface Setting {
	readonly values: Partial<Switches>;
	readonly expected: Expected;
	readonly pauses?: Pauses;
	readonly acceptsRestrictedAccess?: boolean;
}

const all = (code: string): Tally => ({ [code]: alertCount });
const onlyFirst = (code: string, rest: string): Tally => ({ [code]: 1, [rest]: alertCount - 1 });

/**
 * All is well: every alert gets its ticket, and the next run finds it, and closes the one that
 * another worker made of the same alert in between.
 */
export const works: Expected = {
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
export const settings: Readonly<Record<keyof Switches, readonly Setting[]>> = {
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
