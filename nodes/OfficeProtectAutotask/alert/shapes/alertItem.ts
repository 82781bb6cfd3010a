import { alertSchema } from '../itemJson';
import { propertiesOf } from './plainData';
import { unreadable } from './source';
import type { Source } from './source';

/** The output of *Read Alerts*; null for any other item. */
export function alertItem(json: Readonly<Record<string, unknown>>): Source | null {
	if (propertiesOf(propertiesOf(json.alert)?.identity) === null) return null;
	const parsed = alertSchema.safeParse(json.alert);
	if (parsed.success) return { kind: 'alert', alert: parsed.data };
	const [issue] = parsed.error.issues;
	const where = issue === undefined ? '' : ` (${issue.path.join('.')}: ${issue.message})`;
	return unreadable(
		'notReadable',
		`The item carries an alert of Read Alerts that was changed so that it is not complete${where}.`,
		'Pass the property alert on from Read Alerts to Create Ticket as it is.',
	);
}
