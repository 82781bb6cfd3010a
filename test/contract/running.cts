import { useStandin } from '../useStandin.cts';
import { Autotask } from './autotask.cts';

/**
 * A stand-in as `useStandin` gives it, and a client of it; its thread slots are freed at once unless
 * a test says otherwise, so that calls in a row do not hit the thread limit.
 */
export function useAutotask(): ReturnType<typeof useStandin> & {
	readonly autotask: () => Autotask;
} {
	const running = useStandin({ threadSlotLingerMs: 0 });
	return { ...running, autotask: () => new Autotask(running.standin()) };
}
