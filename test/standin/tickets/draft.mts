import type { CellValue } from '../adminApi.mts';

/** A row in the making: fields in stored form. */
export type Draft = Record<string, CellValue>;
export type ReadonlyDraft = Readonly<Draft>;

export function isSet(value: CellValue | undefined): boolean {
	return value !== undefined && value !== null && value !== '';
}

export function numberOf(draft: ReadonlyDraft, field: string): number | null {
	const value = draft[field];
	return typeof value === 'number' ? value : null;
}
