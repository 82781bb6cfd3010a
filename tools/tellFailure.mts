/** Tells a person why a tool ends, without the stack that only its makers read; sets its exit code. */
export function tellFailure(error: unknown): void {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exitCode = 1;
}
