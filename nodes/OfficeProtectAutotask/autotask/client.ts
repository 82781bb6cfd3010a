import type { z } from 'zod';
import { createCaller } from './caller';
import type { Caller, CallerOptions } from './caller';
import { needsReading, recordReading, thresholdInformation } from './hour';
import { matcherOf } from './matches';
import { pageSize, renderQuery } from './query';
import type { Query } from './query';
import { idIn, operationResult, page, whole } from './replies';
import { mapOk } from './verdict';
import type { Verdict } from './verdict';

export type Schema<T> = z.ZodType<T, z.ZodTypeDef, unknown>;
type Body = Readonly<Record<string, unknown>>;

/**
 * The REST API as one run sees it: every call is limited, judged and counted here; rows are
 * checked against their schema and against the query. Paths are relative to the zone's `…/V1.0/`.
 * A reply that does not fit its schema is `uncertain` (`notJson`).
 */
export interface AutotaskClient {
	get<T>(path: string, schema: Schema<T>): Promise<Verdict<T>>;
	/** All pages of `POST {entity}/query`, ascending by id; only rows that the filter matches. */
	query<T>(entity: string, query: Query, row: Schema<T>): Promise<Verdict<readonly T[]>>;
	/**
	 * The id of what was created, 0 when Autotask named none. Never sent again once it may have been
	 * committed: an uncertain answer is the caller's to settle.
	 */
	create(path: string, body: Body): Promise<Verdict<number>>;
	/** `PATCH {path}` with the id in the body. */
	update(path: string, body: Body): Promise<Verdict<number>>;
	/** How many requests were sent in this run. */
	readonly calls: number;
}

export interface ClientOptions extends CallerOptions {
	/** How long one answer may take; absent: a minute. */
	readonly timeoutMs?: number;
}

const answerWithinMs = 60_000;

/** A client for one run. */
export function createClient({
	timeoutMs = answerWithinMs,
	...options
}: ClientOptions): AutotaskClient {
	const caller = createCaller(options);
	const { hour } = options.limits;
	let writing = 0;

	const readThreshold = async (): Promise<void> => {
		if (!needsReading(hour, 'onlyReads')) return;
		await options.context.pace(1); // the writes that go out beside this read have begun by then
		if (!needsReading(hour, writing > 0 ? 'writes' : 'onlyReads')) return;
		hour.callsSinceReading = 0;
		const request = { method: 'GET', path: 'ThresholdInformation', timeoutMs } as const;
		recordReading(hour, parsed(await caller.call(request, true), thresholdInformation));
	};
	const read = async <T>(request: ReadRequest, schema: Schema<T>): Promise<Verdict<T>> => {
		// Beside a read it costs no time where nothing else goes out, as at the end of a run.
		const [verdict] = await Promise.all([
			caller.call({ ...request, timeoutMs }, true),
			readThreshold(),
		]);
		return parsed(verdict, schema);
	};
	const write = async (request: WriteRequest): Promise<Verdict<number>> => {
		writing += 1;
		const verdict = await caller.call({ ...request, timeoutMs }, false);
		writing -= 1;
		return mapOk(parsed(verdict, operationResult), idIn);
	};

	return {
		get: async (path, schema) => read({ method: 'GET', path }, schema),
		query: async (entity, query, row) => walkPages(entity, query, row, read),
		create: async (path, body) => write({ method: 'POST', path, body }),
		update: async (path, body) => write({ method: 'PATCH', path, body }),
		get calls(): Caller['calls'] {
			return caller.calls;
		},
	};
}

type ReadRequest = {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly body?: unknown;
};
type WriteRequest = {
	readonly method: 'POST' | 'PATCH';
	readonly path: string;
	readonly body: Body;
};
type Read = <T>(request: ReadRequest, schema: Schema<T>) => Promise<Verdict<T>>;

const unreadable = { kind: 'uncertain', cause: 'notJson' } as const;

function parsed<T>(verdict: Verdict<unknown>, schema: Schema<T>): Verdict<T> {
	if (verdict.kind !== 'ok') return verdict;
	const read = schema.safeParse(verdict.value);
	return read.success ? { kind: 'ok', value: read.data } : unreadable;
}

/**
 * Walks by `id > last`: rows come by ascending id, and this does not depend on the link to the next
 * page, which leads to a host that Autotask names and must be followed with the same verb and body.
 */
async function walkPages<T>(
	entity: string,
	query: Query,
	row: Schema<T>,
	read: Read,
): Promise<Verdict<readonly T[]>> {
	const rows: T[] = [];
	const isAskedFor = matcherOf(query.filter);
	const limit = query.limit ?? Infinity;
	for (let afterId: number | null = null; ; ) {
		const body = renderQuery(query, afterId);
		const reply = await read({ method: 'POST', path: `${entity}/query`, body }, page);
		if (reply.kind !== 'ok') return reply;
		const { items, pageDetails } = reply.value;
		for (const item of items.filter(isAskedFor)) {
			const checked = row.safeParse(item);
			if (!checked.success) return unreadable;
			rows.push(checked.data);
		}
		const isLast = items.length < pageSize && typeof pageDetails?.nextPageUrl !== 'string';
		if (isLast || rows.length >= limit) return { kind: 'ok', value: rows.slice(0, limit) };
		const last = highestId(items);
		if (last === null || (afterId !== null && last <= afterId)) return unreadable;
		afterId = last;
	}
}

function highestId(items: readonly Readonly<Record<string, unknown>>[]): number | null {
	const ids = items.map(({ id }) => whole.safeParse(id)).filter(({ success }) => success);
	return ids.reduce<number | null>(
		(highest, { data }) => (data === undefined ? highest : Math.max(highest ?? data, data)),
		null,
	);
}
