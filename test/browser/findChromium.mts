/** Prints the path of Debian's Chromium, and installs it where it is missing and may be installed. */
import { ensureProgram } from '../../tools/debianPackage.mts';

const longestMs = 300_000;
const program = { program: 'chromium', packages: ['chromium', 'fonts-liberation'] };
try {
	console.log(await ensureProgram(program, AbortSignal.timeout(longestMs)));
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
