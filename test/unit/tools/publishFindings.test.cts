import { publishFindings } from '../../../tools/publishFindings.mts';
import type { Release } from '../../../tools/publishFindings.mts';

const fit: Release = {
	version: '1.2.0',
	files: new Map([['package.json', '{ "homepage": "https://packages.contoso.example/" }']]),
	changelog: '# Changelog\n\n## Unreleased\n\n## 1.2.0 (2026-12-01)\n### Added\n',
	tag: '1.2.0',
	inGitHubActions: true,
};

test('a version that is ready has no findings', () => {
	expect(publishFindings(fit)).toEqual([]);
});

test.each<[string, Partial<Release>, RegExp]>([
	[
		'a placeholder',
		{ files: new Map([['package.json', '"https://example.invalid/x"']]) },
		/^package\.json still has a placeholder/,
	],
	[
		'a changelog without the version',
		{ changelog: '## Unreleased\n## 1.2.0-rc.1\n' },
		/no section "## 1\.2\.0"/,
	],
	['another tag', { tag: '1.2.1' }, /tag is 1\.2\.1, the version is 1\.2\.0/],
	['no tag', { tag: undefined }, /tag is missing/],
	['a machine other than the release workflow', { inGitHubActions: false }, /provenance/],
])('%s is named', (_, change, words) => {
	const findings = publishFindings({ ...fit, ...change });
	expect(findings).toHaveLength(1);
	expect(findings[0]).toMatch(words);
});
