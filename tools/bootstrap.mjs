/**
 * Runs a task of tools/tasks.mjs under the Node that package.json pins, and installs before it
 * what is missing: `node tools/bootstrap.mjs <task> [arguments of its last step]`. It works from a
 * bare clone, needs Node 20 or later and npm, and no package.
 */
import process from 'node:process';
import { ensureToolChain, root } from './toolChain.mjs';
import { runSteps } from './runSteps.mjs';
import { tasks } from './tasks.mjs';

const [name, ...args] = process.argv.slice(2);
const steps = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;

if (steps === undefined) {
	console.error(`Unknown task ${name ?? '(none)'}. Known: ${Object.keys(tasks).join(', ')}`);
	process.exitCode = 2;
} else {
	try {
		const node = await ensureToolChain();
		console.log(`${name}: Node ${node.version} (pinned by package.json), in ${root}`);
		const last = steps.at(-1);
		const withArguments = [...steps.slice(0, -1), { ...last, args: [...last.args, ...args] }];
		process.exitCode = await runSteps(withArguments, node);
	} catch (error) {
		console.error(`\n${error instanceof Error ? error.message : String(error)}`);
		process.exitCode = 1;
	}
}
