import type { Verdict } from './verdict';

/** Answers with what was loaded, loading it when it is not there or too old. */
export type Cached<T> = (load: () => Promise<Verdict<T>>, nowMs: number) => Promise<Verdict<T>>;

/**
 * Keeps one answer of Autotask for `keptForMs`. Runs that ask at the same time share one load; only
 * a successful answer is kept or shared: a failure can belong to the run that loaded, such as a
 * cancel, so the others load for themselves.
 */
export function createCached<T>(keptForMs: number): Cached<T> {
	let kept: { readonly answer: Promise<Verdict<T>>; readonly atMs: number } | null = null;
	return async (load, nowMs) => {
		if (kept !== null && nowMs - kept.atMs < keptForMs) {
			const shared = await kept.answer;
			if (shared.kind === 'ok') return shared;
		}
		const loading = { answer: load(), atMs: nowMs };
		kept = loading;
		const verdict = await loading.answer;
		if (verdict.kind !== 'ok' && kept === loading) kept = null;
		return verdict;
	};
}
