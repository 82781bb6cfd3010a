import type { HttpAnswer } from './http';
import { judge } from './judge';
import { accessReply } from './metadata';
import type { EntityAccess } from './metadata';
import { findings } from './connectionFindings';
import type { ConnectionFinding } from './connectionFindings';
import type { Unsuccessful, Verdict } from './verdict';
import { isHostAllowed, zoneReply } from './zone';
import type { Zone } from './zone';

/** How the checks reach Autotask. */
export interface ConnectionCalls {
	/** Asks for the zone of the user name; no sign-in needed. */
	zone(): Promise<HttpAnswer>;
	/** A signed-in `GET`; `path` is relative to the `…/V1.0/` of the zone found. */
	get(zone: Zone, path: string): Promise<HttpAnswer>;
	pause(ms: number): Promise<void>;
}

export interface ConnectionChoices {
	readonly userName: string;
	/** Normalised; empty: the zone is looked up. */
	readonly fixedZoneUrl: string;
	/** Whether the fixed zone URL may lead to a host that is not Autotask's. */
	readonly otherHostAllowed: boolean;
	readonly restrictedAccessAccepted: boolean;
	/** Milliseconds since the epoch. */
	readonly nowMs: number;
}

export interface ConnectionReport {
	/** Null when it was not found. */
	readonly zone: Zone | null;
	/** In the order made; the checks behind a failed one are not made, so as to spare sign-ins. */
	readonly findings: readonly ConnectionFinding[];
}

/** A check that found its answer, or the finding that ends the checks. */
type Step<T> =
	| { readonly kind: 'found'; readonly value: T; readonly finding: ConnectionFinding }
	| { readonly kind: 'ended'; readonly finding: ConnectionFinding };

/**
 * Checks the connection step by step: the zone of the user name, one signed-in call, the
 * permissions, the reach of queries. Stops at the first step that fails, so that a sign-in that is
 * refused costs one answer of 401 and cannot lock the user.
 */
export async function checkConnection(
	calls: ConnectionCalls,
	choices: ConnectionChoices,
): Promise<ConnectionReport> {
	const zone = await findZone(calls, choices);
	if (zone.kind === 'ended') return { zone: null, findings: [zone.finding] };
	const made = [zone.finding];
	const found = (more: readonly ConnectionFinding[]): ConnectionReport => ({
		zone: zone.value,
		findings: [...made, ...more],
	});

	const signIn = signInFinding(await ask(calls, zone.value, 'Version', choices.nowMs));
	if (signIn.result === 'failed') return found([signIn]);

	const access = await readAccess(calls, zone.value, choices.nowMs);
	if (access.kind === 'ended' || access.finding.result === 'failed') {
		return found([signIn, access.finding]);
	}
	return found([signIn, access.finding, reachFinding(access.value, choices)]);
}

const pausesMs: readonly number[] = [300, 900];

/** A signed-in answer; asked again where slots of Autotask are busy with other calls. */
async function ask(
	calls: ConnectionCalls,
	zone: Zone,
	path: string,
	nowMs: number,
): Promise<Verdict<unknown>> {
	for (const pauseMs of pausesMs) {
		const verdict = judge(await calls.get(zone, path), nowMs);
		if (verdict.kind !== 'refused' || verdict.by !== 'threadLimit') return verdict;
		await calls.pause(pauseMs);
	}
	return judge(await calls.get(zone, path), nowMs);
}

async function findZone(calls: ConnectionCalls, choices: ConnectionChoices): Promise<Step<Zone>> {
	const { fixedZoneUrl, otherHostAllowed, nowMs, userName } = choices;
	if (fixedZoneUrl !== '' && !isHostAllowed(fixedZoneUrl, otherHostAllowed)) {
		return { kind: 'ended', finding: findings.hostNotAllowed(fixedZoneUrl) };
	}
	const verdict = judge(await calls.zone(), nowMs);
	if (verdict.kind !== 'ok') return { kind: 'ended', finding: zoneFailure(verdict, userName) };
	const reply = zoneReply.safeParse(verdict.value);
	if (!reply.success) return { kind: 'ended', finding: findings.notAutotask('zone') };
	const zone = fixedZoneUrl === '' ? reply.data : { ...reply.data, url: fixedZoneUrl };
	if (fixedZoneUrl === '' && !isHostAllowed(zone.url, false)) {
		return { kind: 'ended', finding: findings.hostNotAllowed(zone.url) };
	}
	return { kind: 'found', value: zone, finding: findings.zoneFound(zone.url) };
}

function zoneFailure(verdict: Unsuccessful, userName: string): ConnectionFinding {
	const isUnknown =
		verdict.kind === 'rejected' &&
		verdict.errors.some((text) => /zone information could not be determined/i.test(text));
	return isUnknown ? findings.userUnknown(userName) : failure('zone', verdict);
}

function signInFinding(verdict: Verdict<unknown>): ConnectionFinding {
	return verdict.kind === 'ok' ? findings.signedIn() : failure('signIn', verdict);
}

/** What an answer means that is no success. A refusal without a word is hardly Autotask's. */
function failure(check: ConnectionFinding['check'], verdict: Unsuccessful): ConnectionFinding {
	if (verdict.kind !== 'rejected') return unavailable(check, verdict);
	const words = verdict.errors.join(' ');
	if (isAboutCode(words)) return findings.integrationCodeRefused(check, words);
	return words === '' && verdict.status !== 403
		? findings.notAutotask(check)
		: findings.refusedWithWords(check, words, verdict.status);
}

function isAboutCode(words: string): boolean {
	return /integration\s*code|tracking\s*identifier/i.test(words);
}

function unavailable(
	check: ConnectionFinding['check'],
	verdict: Exclude<Unsuccessful, { kind: 'rejected' }>,
): ConnectionFinding {
	switch (verdict.kind) {
		case 'unauthorized':
			return findings.signInRefused();
		case 'refused':
			return verdict.by === 'connection'
				? findings.unreachable(check)
				: findings.limitReached(check);
		case 'uncertain':
			return verdict.cause === 'notJson'
				? findings.notAutotask(check)
				: findings.unreachable(check);
		case 'notSent':
			return findings.unreachable(check);
	}
}

type Operation = keyof EntityAccess;

/** What the node does, and what a person calls it. */
const needed: Readonly<Record<string, Partial<Readonly<Record<Operation, string>>>>> = {
	Tickets: { query: 'view tickets', create: 'add tickets', update: 'edit tickets' },
	TicketNotes: { query: 'view ticket notes', create: 'add ticket notes' },
	Companies: { query: 'view companies' },
	TicketCategories: { query: 'view ticket categories' },
};
const operations: readonly Operation[] = ['query', 'create', 'update'];

type AccessByEntity = ReadonlyMap<string, EntityAccess>;

async function readAccess(
	calls: ConnectionCalls,
	zone: Zone,
	nowMs: number,
): Promise<Step<AccessByEntity>> {
	const access = new Map<string, EntityAccess>();
	for (const entity of Object.keys(needed)) {
		const level = levelOf(await ask(calls, zone, `${entity}/entityInformation`, nowMs));
		if ('check' in level) return { kind: 'ended', finding: openForNow(level) };
		access.set(entity, level);
	}
	const missing = [...access].flatMap(([entity, levels]) => missingOf(entity, levels));
	const finding =
		missing.length > 0 ? findings.permissionMissing(missing) : findings.permissionsGranted();
	return { kind: 'found', value: access, finding };
}

/**
 * Where the sign-in was accepted and only the look at the permissions does not succeed for now, the
 * connection stands: a run must not end for it, and a permission that is missing will tell itself.
 */
function openForNow(finding: ConnectionFinding): ConnectionFinding {
	return finding.again === 'later' ? { ...finding, result: 'warning' } : finding;
}

const noAccess: EntityAccess = { query: 'none', create: 'none', update: 'none' };

function levelOf(verdict: Verdict<unknown>): EntityAccess | ConnectionFinding {
	if (verdict.kind === 'rejected') {
		const words = verdict.errors.join(' ');
		return verdict.status === 403 || /adequate permissions/i.test(words)
			? noAccess
			: failure('permissions', verdict);
	}
	if (verdict.kind !== 'ok') return failure('permissions', verdict);
	const reply = accessReply.safeParse(verdict.value);
	return reply.success ? reply.data : findings.notAutotask('permissions');
}

function missingOf(entity: string, levels: EntityAccess): readonly string[] {
	return operations.flatMap((operation) => {
		const words = needed[entity]?.[operation];
		return words !== undefined && levels[operation] === 'none'
			? [`${words} (${entity}: ${operation})`]
			: [];
	});
}

/** Entities whose rows tell what has been ticketed already. */
const mustSeeAll: readonly string[] = ['Tickets', 'TicketNotes'];

function reachFinding(access: AccessByEntity, choices: ConnectionChoices): ConnectionFinding {
	const restricted = [...access].flatMap(([entity, { query }]) =>
		query === 'restricted' ? [entity] : [],
	);
	const blinding = restricted.filter((entity) => mustSeeAll.includes(entity));
	if (blinding.length > 0) {
		return findings.queryRestricted(blinding, choices.restrictedAccessAccepted);
	}
	return restricted.length > 0 ? findings.partlyRestricted(restricted) : findings.queriesReachAll();
}
