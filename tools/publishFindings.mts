/** What decides whether a version may be published. */
export type Release = {
	readonly version: string;
	/** Text by file, of the files that name author, repository or homepage. */
	readonly files: ReadonlyMap<string, string>;
	readonly changelog: string;
	/** The git tag that is being published; undefined outside of a release. */
	readonly tag: string | undefined;
	/** Whether GitHub Actions publishes: only then npm can attest where the package comes from. */
	readonly inGitHubActions: boolean;
};

const placeholder = /example\.invalid/;

/** Why a version may not be published yet; empty when it may. */
export function publishFindings(release: Release): readonly string[] {
	const { version, files, changelog, tag, inGitHubActions } = release;
	const unfilled = [...files].filter(([, text]) => placeholder.test(text));
	const sections = changelog.split('\n').filter((line) => line.startsWith('## '));
	return [
		...unfilled.map(
			([file]) => `${file} still has a placeholder (example.invalid); see docs/publishing.md`,
		),
		...(sections.some((line) => line.slice(3).split(' ')[0] === version)
			? []
			: [`CHANGELOG.md has no section "## ${version}"`]),
		...(tag === version ? [] : [`The tag is ${tag ?? 'missing'}, the version is ${version}`]),
		...(inGitHubActions
			? []
			: ['Only the workflow "Publish" on GitHub can publish with provenance, which n8n requires']),
	];
}
