import { propertiesOf, textOf } from './plainData';
import { unreadable } from './source';
import type { Source } from './source';

/** *Gmail* and its trigger with Simplify on, which fetch a preview only; null for any other item. */
export function gmailPreview(json: Readonly<Record<string, unknown>>): Source | null {
	const isGmail = 'snippet' in json && (propertiesOf(json.payload) !== null || 'threadId' in json);
	if (!isGmail) return null;
	return unreadable(
		'previewOnly',
		`Only a preview of the mail “${textOf(json.Subject) ?? ''}” was fetched, not its body.`,
		'Turn Simplify off in the Gmail node (or trigger).',
	);
}
