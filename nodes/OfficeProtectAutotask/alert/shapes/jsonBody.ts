import { propertiesOf, textOf } from './plainData';
import type { Source } from './source';
import { looksLikeAlert } from './jsonAlert';

/**
 * Alerts as JSON: one alert, an array of them, or an object that holds such an array under `alerts`,
 * `events` or `data`. Null when there is nothing like an alert in it.
 */
export function jsonBody(value: unknown): Source | null {
	const body = parsedIfText(value);
	if (Array.isArray(body)) return body.length === 0 ? null : fromArray(body);
	const properties = propertiesOf(body);
	if (properties === null) return null;
	for (const name of ['alerts', 'events', 'data', 'items']) {
		const list = properties[name];
		if (Array.isArray(list) && list.some((entry) => looksLikeAlert(entry))) return fromArray(list);
	}
	const alert = propertiesOf(properties.alert) ?? properties;
	return looksLikeAlert(alert) ? { kind: 'json', alerts: [alert] } : null;
}

function fromArray(list: readonly unknown[]): Source | null {
	return list.some((entry) => looksLikeAlert(entry)) ? { kind: 'json', alerts: list } : null;
}

function parsedIfText(value: unknown): unknown {
	const text = textOf(value)?.trim() ?? '';
	if (!/^[[{]/u.test(text)) return value;
	try {
		return JSON.parse(text);
	} catch {
		return value;
	}
}
