import type { FieldInfo } from '../autotask/ticketSchema';

/** Autotask takes field names in any case, so a name in another case is the same field. */
export function fieldNamed(fields: ReadonlyMap<string, FieldInfo>, name: string): FieldInfo | null {
	const exact = fields.get(name);
	if (exact !== undefined) return exact;
	const lower = name.toLowerCase();
	const alike = [...fields.values()].filter((field) => field.name.toLowerCase() === lower);
	return alike.length === 1 ? (alike[0] ?? null) : null;
}
