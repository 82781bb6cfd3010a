import type { CategoryInput, RowInput } from '../adminApi.mts';

/** Standard supplies no due date, Monitored Alert does; Incident requires a queue; one is inactive. */
export const seedCategories: readonly CategoryInput[] = [
	{ id: 2, name: 'Datto RMM Alert', nickname: 'RMM' },
	{ id: 3, name: 'Standard', nickname: 'STD', isGlobalDefault: true },
	{ id: 4, name: 'Datto Alert', nickname: 'DAT' },
	{ id: 5, name: 'RMA', nickname: 'RMA' },
	{ id: 112, name: 'Monitored Alert', nickname: 'MON', dueAfterHours: 24 },
	{ id: 113, name: 'Incident', nickname: 'INC', requiredFields: ['queueID'] },
	{ id: 114, name: 'Security Alert (API)', nickname: 'SEC', isApiOnly: true, dueAfterHours: 8 },
	{ id: 115, name: 'Managed Service', nickname: 'MGS' },
	{ id: 116, name: 'Change (old)', nickname: 'CHG', isActive: false },
];

/** Field defaults of some categories; Managed Service brings a service level agreement. */
export const seedCategoryDefaults: readonly RowInput[] = [
	{ id: 1, ticketCategoryID: 3, status: 1, priority: 2, sourceID: 2, ticketTypeID: 1 },
	{
		id: 2,
		ticketCategoryID: 112,
		status: 1,
		priority: 1,
		queueID: 8,
		sourceID: 8,
		ticketTypeID: 5,
		issueTypeID: 10,
		subIssueTypeID: 136,
	},
	{ id: 3, ticketCategoryID: 114, status: 1, priority: 1, queueID: 29683482, sourceID: 8 },
	{ id: 4, ticketCategoryID: 115, status: 1, queueID: 29682833, serviceLevelAgreementID: 1 },
];
