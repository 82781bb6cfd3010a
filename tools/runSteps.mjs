import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './toolChain.mjs';

const packageOf = {
	depcruise: 'dependency-cruiser',
	'n8n-node': '@n8n/node-cli',
	tsc: 'typescript',
};

/**
 * Runs steps one after the other under the given Node, all of them even when one fails. Gives the
 * exit code: 0, or the one of the first step that failed. A step that is interrupted ends it all.
 */
export async function runSteps(steps, node) {
	const failed = [];
	for (const [index, step] of steps.entries()) {
		if (steps.length > 1) console.log(`\n== ${index + 1}/${steps.length} ${step.title}`);
		const started = Date.now();
		const { code, signal } = await run(step, node);
		if (signal !== null || code === 130) return 130;
		if (code !== 0) failed.push({ title: step.title, code });
		const outcome = code === 0 ? 'done' : `FAILED (${code})`;
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		const isLast = index === steps.length - 1;
		if (steps.length > 1 && !isLast) console.log(`== ${step.title}: ${outcome}, ${seconds} s`);
		if (index === steps.length - 2 && failed.length > 0) {
			console.log(`\nFailed so far: ${failed.map(({ title }) => title).join(', ')}`);
		}
	}
	return failed[0]?.code ?? 0;
}

function run(step, node) {
	removeOldResults(step.args);
	const env = {
		...process.env,
		PATH: [path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter),
	};
	const child = spawn(node.binary, [scriptOf(step.tool), ...step.args], {
		cwd: root,
		env,
		stdio: 'inherit',
	});
	const passOn = () => child.kill('SIGTERM');
	const waitForChild = () => undefined; // Ctrl-C reaches the child too; it may clean up first
	process.on('SIGTERM', passOn);
	process.on('SIGINT', waitForChild);
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (code, signal) => {
			process.off('SIGTERM', passOn);
			process.off('SIGINT', waitForChild);
			resolve({ code, signal });
		});
	});
}

/** What an earlier run wrote must not pass for the result of one that fails before it writes. */
function removeOldResults(args) {
	const flag = '--outputFile=';
	for (const arg of args.filter((one) => one.startsWith(flag))) {
		fs.rmSync(path.join(root, arg.slice(flag.length)), { force: true });
	}
}

function scriptOf(tool) {
	if (/^(?:bench|test|tools)\//.test(tool)) return path.join(root, tool);
	const folder = path.join(root, 'node_modules', packageOf[tool] ?? tool);
	const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	return path.join(folder, typeof bin === 'string' ? bin : bin[tool]);
}
