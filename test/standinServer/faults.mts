import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FaultState } from './adminApi.mts';

const moment = z.enum(['beforeCommit', 'afterCommit']);
const effect = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('answer'),
		status: z.number().int().min(200).max(599),
		body: z.unknown(),
		headers: z.record(z.string()).optional(),
		when: moment,
	}),
	z.object({ kind: z.literal('delay'), ms: z.number().nonnegative(), when: moment }),
	z.object({ kind: z.literal('cut'), when: moment }),
	z.object({ kind: z.literal('hold'), when: moment }),
	z.object({ kind: z.literal('truncate') }),
]);
const specification = z
	.object({
		method: z.string().optional(),
		path: z.string(),
		bodyContains: z.string().optional(),
		skip: z.number().int().nonnegative().optional(),
		count: z.number().int().nonnegative().optional(),
		probability: z.number().min(0).max(1).optional(),
		effect,
	})
	.strict();

export type FaultTarget = { readonly method: string; readonly path: string; readonly body: string };

/** A fault that strikes one request. */
export type Strike = {
	readonly effect: Specification['effect'];
	/** Resolves when the fault is released; only a `hold` waits for it. */
	released(): Promise<void>;
};

const firstChance = 20260101;

type Specification = z.infer<typeof specification>;
type Live = {
	spec: Specification;
	id: string;
	skipped: number;
	struck: number;
	waiting: Set<() => void>;
};

/** The faults in force. Of several that match a request, the oldest one strikes. */
export class Faults {
	#live: Live[] = [];
	#chance = firstChance;

	/** Adds a fault and gives its id; throws an error that says what is wrong with it. */
	add(input: unknown): string {
		const spec = specification.parse(input);
		const id = randomUUID();
		this.#live.push({ spec, id, skipped: 0, struck: 0, waiting: new Set() });
		return id;
	}

	/** The fault that strikes this request, if any; it counts as struck. */
	strike(target: FaultTarget): Strike | undefined {
		const fault = this.#live.find((live) => this.#hits(live, target));
		if (fault === undefined) return undefined;
		fault.struck += 1;
		return {
			effect: fault.spec.effect,
			released: async () => {
				await new Promise<void>((resolve) => fault.waiting.add(resolve));
			},
		};
	}

	list(): readonly FaultState[] {
		return this.#live.map(({ spec, id, struck, waiting }) => ({
			...spec,
			id,
			struck,
			holding: waiting.size,
		}));
	}

	/** Ends a fault and lets go what it holds; false when there is none of that id. */
	release(id: string): boolean {
		const fault = this.#live.find((live) => live.id === id);
		if (fault === undefined) return false;
		this.#live = this.#live.filter((live) => live !== fault);
		for (const go of fault.waiting) go();
		return true;
	}

	clear(): void {
		for (const { id } of this.#live) this.release(id);
		this.#chance = firstChance;
	}

	#hits(live: Live, target: FaultTarget): boolean {
		const { method = '*', path, bodyContains = '', skip = 0, count = 1 } = live.spec;
		if (method !== '*' && method.toUpperCase() !== target.method) return false;
		if (!pattern(path).test(target.path) || !target.body.includes(bodyContains)) return false;
		if (count > 0 && live.struck >= count) return false;
		if (live.skipped < skip) {
			live.skipped += 1;
			return false;
		}
		return this.#draw() < (live.spec.probability ?? 1);
	}

	/** The next number of a fixed sequence in 0..1 (Park and Miller's minimal generator). */
	#draw(): number {
		this.#chance = (this.#chance * 48271) % 2147483647;
		return this.#chance / 2147483647;
	}
}

function pattern(path: string): RegExp {
	const parts = path.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`, 'i');
}
