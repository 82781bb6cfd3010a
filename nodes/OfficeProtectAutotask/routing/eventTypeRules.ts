import type { Alert } from '../alert/alert';
import { eventTypeNamed } from '../alert/eventTypes';
import { compactWords } from '../alert/wording';

/** A priority for alerts of one event type; the first row that names the type counts. */
export interface PriorityRow {
	/** Catalogue key or printed name. */
	readonly eventType: string;
	/** Id or label of an Autotask priority. */
	readonly priority: string;
}

type TypedAlert = Pick<Alert, 'eventType' | 'eventTitle'>;

/** Whether `name` (catalogue key or printed name, however spelled) means the alert's event type. */
export function namesEventType(name: string, alert: TypedAlert): boolean {
	const written = compactWords(name);
	return (
		written !== '' &&
		(eventTypeNamed(name) === alert.eventType ||
			written === compactWords(alert.eventType) ||
			written === compactWords(alert.eventTitle))
	);
}

/** The row that sets the alert's priority; null when none does. */
export function priorityRowFor(
	alert: TypedAlert,
	rows: readonly PriorityRow[],
): PriorityRow | null {
	const chosen = rows.filter((row) => row.priority.trim() !== '');
	return chosen.find((row) => namesEventType(row.eventType, alert)) ?? null;
}
