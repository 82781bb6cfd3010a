/** What a column of mapping rows is known by, however it is spelled: `Company ID` is `companyid`. */
export function columnKey(column: string): string {
	return column.toLowerCase().replace(/[^a-z]/g, '');
}
