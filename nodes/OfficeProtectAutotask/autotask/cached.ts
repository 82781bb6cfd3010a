import type { Verdict } from './verdict';

/** Answers with what was loaded, loading it when it is not there or too old. */
export type Cached<T> = (load: () => Promise<Verdict<T>>, nowMs: number) => Promise<Verdict<T>>;

/**
 * Keeps one answer of Autotask for `keptForMs`. Runs that ask at the same time share one load; only
 * a successful answer is kept or shared: a failure can belong to the run that loaded, such as a
 * cancel, so the others load for themselves. `isWorthKeeping`: whether to keep what was answered.
 */
export function createCached<T>(
	keptForMs: number,
	isWorthKeeping: (value: T) => boolean = () => true,
): Cached<T> {
	let kept: { readonly answer: Promise<Verdict<T>>; readonly atMs: number } | null = null;
	return async (load, nowMs) => {
		if (kept !== null && nowMs - kept.atMs < keptForMs) {
			const shared = await kept.answer;
			if (shared.kind === 'ok') return shared;
		}
		const loading = { answer: load(), atMs: nowMs };
		kept = loading;
		const verdict = await loading.answer;
		const isKept = verdict.kind === 'ok' && isWorthKeeping(verdict.value);
		if (!isKept && kept === loading) kept = null;
		return verdict;
	};
}
