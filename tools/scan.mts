import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadScanner, noticesPlantedTimer } from './n8nScanner.mts';
import type { ScanResult } from './n8nScanner.mts';
import { findingsInTarball } from './packedFiles.mts';
import { packPackage, root } from './packedPackage.mts';
import { tellFailure } from './tellFailure.mts';
import { unpack } from './unpack.mts';

const folder = await mkdtemp(path.join(tmpdir(), 'office-protect-scan-'));
try {
	const packed = await packPackage(folder);
	const unpacked = path.join(folder, 'package');
	await unpack(packed.tarball, unpacked);
	const scanner = await loadScanner();
	const findings = [
		...findingsInTarball(packed),
		...findingsOf('sources', await scanner.scanSources(root)),
		...findingsOf('tarball', await scanner.scanPackage(unpacked)),
	];
	if (!(await noticesPlantedTimer(scanner, unpacked))) {
		findings.push('The scanner did not notice a planted timer, so its silence means nothing.');
	}
	for (const finding of findings) console.error(finding);
	const contents = `${packed.files.length} files, ${packed.size} bytes`;
	if (findings.length === 0) {
		console.log(`n8n's scanner finds nothing in ${packed.name} ${packed.version} (${contents}).`);
	} else {
		console.error(`\n${packed.name} ${packed.version} (${contents}): not fit to publish.`);
		process.exitCode = 1;
	}
} catch (error) {
	tellFailure(error);
} finally {
	await rm(folder, { recursive: true, force: true });
}

function findingsOf(where: string, result: ScanResult): readonly string[] {
	return result.passed ? [] : [`In the ${where}: ${result.findings}`];
}
