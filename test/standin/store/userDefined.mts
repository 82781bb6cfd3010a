import type { CellValue, UserDefinedValue } from '../adminApi.mts';
import type { Row } from './table.mts';

/** The user-defined values of a row. */
export function userDefinedOf(row: Row): readonly UserDefinedValue[] {
	const values = row['userDefinedFields'];
	return isList(values) ? values : [];
}

function isList(value: CellValue | undefined): value is readonly UserDefinedValue[] {
	return Array.isArray(value);
}
