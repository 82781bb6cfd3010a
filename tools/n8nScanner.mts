import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

export type ScanResult =
	| { readonly passed: true }
	| { readonly passed: false; readonly findings: string };

export type N8nScanner = {
	/** Scans a source tree as n8n scans the commit that a published package names. */
	scanSources(folder: string): Promise<ScanResult>;
	/** Scans an unpacked tarball as n8n scans what was published. */
	scanPackage(folder: string): Promise<ScanResult>;
};

type AnalyzePackage = (folder: string, patterns: readonly string[]) => Promise<unknown>;

const untypedScanner: string = '@n8n/scan-community-package/scanner/scanner.mjs';
const packagePatterns = ['**/*.js', 'package.json'];

const analysis = z.object({
	passed: z.boolean(),
	message: z.string().optional(),
	details: z.string().optional(),
});

/**
 * n8n's own scanner without its download of the published package. Its exit code is 0 even when
 * it finds something, so its result is read.
 */
export async function loadScanner(): Promise<N8nScanner> {
	const scanner: unknown = await import(untypedScanner);
	const { analyzePackage, SOURCE_FILE_PATTERNS } = z
		.object({
			analyzePackage: z.custom<AnalyzePackage>((value) => typeof value === 'function'),
			SOURCE_FILE_PATTERNS: z.array(z.string()).nonempty(),
		})
		.parse(scanner);
	return {
		scanSources: async (folder) => scan(analyzePackage, folder, SOURCE_FILE_PATTERNS),
		scanPackage: async (folder) => scan(analyzePackage, folder, packagePatterns),
	};
}

async function scan(
	analyzePackage: AnalyzePackage,
	folder: string,
	patterns: readonly string[],
): Promise<ScanResult> {
	const { passed, message, details } = analysis.parse(await analyzePackage(folder, patterns));
	// It passes a folder in which it finds no file, and says so in the message.
	if (passed && message === undefined) return { passed: true };
	return { passed: false, findings: [message, details].filter(Boolean).join('\n') };
}

/**
 * Whether the scanner still sees anything in `folder`: plants a timer in it, which n8n forbids,
 * and looks whether that is found. Leaves the planted file behind.
 */
export async function noticesPlantedTimer(scanner: N8nScanner, folder: string): Promise<boolean> {
	const planted = path.join(folder, 'dist', 'planted.js');
	await writeFile(planted, 'setTimeout(() => {}, 1);\n');
	const result = await scanner.scanPackage(folder);
	return !result.passed && result.findings.includes('planted.js');
}
