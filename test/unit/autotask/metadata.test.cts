import {
	isQueryRestricted,
	loadAccess,
	loadTicketSchema,
} from '../../../nodes/OfficeProtectAutotask/autotask/metadata';
import type { HttpRequest } from '../../../nodes/OfficeProtectAutotask/autotask/http';
import { answer, scripted } from './scripted.cts';

const page = (items: readonly object[]) => ({ items, pageDetails: { nextPageUrl: null } });

const replies: Readonly<Record<string, object>> = {
	'Tickets/entityInformation/fields': {
		fields: [
			{
				name: 'subIssueType',
				dataType: 'integer',
				length: 0,
				isRequired: false,
				isReadOnly: false,
				isReference: false,
				referenceEntityType: '',
				isPickList: true,
				picklistValues: [
					{
						value: '11',
						label: 'Server',
						isDefaultValue: false,
						sortOrder: 8,
						parentValue: '4',
						isActive: true,
						isSystem: false,
					},
					{ value: 12, label: 'Old', isActive: false, parentValue: '' },
				],
				picklistParentValueField: 'issueType',
			},
			{ name: 'title', dataType: 'string', length: 255, isRequired: true, picklistValues: null },
			{ name: 'companyID', dataType: 'long', referenceEntityType: 'Company' },
			{ name: 'estimatedHours', dataType: 'double' },
			{ name: 'dueDateTime', dataType: 'datetime' },
			{ name: 'isVisibleToComanaged', dataType: 'boolean' },
		],
	},
	'Tickets/entityInformation/userDefinedFields': {
		fields: [{ name: 'Alert Type', label: 'Type of Alert', type: 'string', length: '100' }],
	},
	'TicketCategories/query': page([
		{ id: 3, name: 'Standard', isActive: true, isGlobalDefault: true },
		{ id: 114, name: 'Security', isActive: 'True', isGlobalDefault: false },
	]),
	'TicketCategoryFieldDefaults/query': page([
		{
			id: 1,
			ticketCategoryID: 114,
			status: 1,
			priority: null,
			queueID: '8',
			issueTypeID: 4,
			subIssueTypeID: 11,
			sourceID: -1,
			ticketTypeID: 5,
			workTypeID: 29,
			serviceLevelAgreementID: '',
		},
	]),
};
const autotask = ({ path }: HttpRequest) => answer(200, replies[path] ?? { item: null });

describe('the ticket schema', () => {
	test('holds fields, picklists and user-defined fields', async () => {
		const { client, sent } = scripted(autotask);
		const verdict = await loadTicketSchema(client);
		if (verdict.kind !== 'ok') throw new Error(verdict.kind);
		const { fields, userDefinedFields } = verdict.value;
		expect(fields.get('subIssueType')).toEqual({
			name: 'subIssueType',
			label: 'Sub Issue Type',
			dataType: 'integer',
			length: 0,
			isRequired: false,
			isReadOnly: false,
			referenceEntityType: null,
			picklist: [
				{
					value: '11',
					label: 'Server',
					isDefault: false,
					isActive: true,
					sortOrder: 8,
					parentValue: '4',
				},
				{
					value: '12',
					label: 'Old',
					isDefault: false,
					isActive: false,
					sortOrder: 0,
					parentValue: null,
				},
			],
			picklistParentField: 'issueType',
		});
		expect(fields.get('title')).toMatchObject({ length: 255, isRequired: true, picklist: null });
		expect(fields.get('companyID')).toMatchObject({
			label: 'Company ID',
			dataType: 'integer',
			referenceEntityType: 'Company',
		});
		expect(
			['estimatedHours', 'dueDateTime', 'isVisibleToComanaged'].map(
				(name) => fields.get(name)?.dataType,
			),
		).toEqual(['decimal', 'datetime', 'boolean']);
		expect(userDefinedFields.get('Alert Type')).toMatchObject({
			label: 'Type of Alert',
			dataType: 'string',
			length: 100,
		});
		expect(sent).toHaveLength(4);
	});

	test('names category defaults as the ticket does', async () => {
		const { client } = scripted(autotask);
		const verdict = await loadTicketSchema(client);
		if (verdict.kind !== 'ok') throw new Error(verdict.kind);
		expect(verdict.value.categories.get(114)).toEqual({
			id: 114,
			name: 'Security',
			isActive: true,
			isGlobalDefault: false,
			defaults: {
				status: 1,
				priority: null,
				queueID: 8,
				serviceLevelAgreementID: null,
				issueType: 4,
				subIssueType: 11,
				source: -1,
				ticketType: 5,
				billingCodeID: 29,
			},
		});
		const standard = verdict.value.categories.get(3);
		expect(Object.values(standard?.defaults ?? { none: 1 })).toEqual(new Array(9).fill(null));
	});

	test('a part that cannot be read fails the whole', async () => {
		const { client } = scripted((request) =>
			request.path === 'TicketCategories/query'
				? answer(500, { errors: ['adequate permissions'] })
				: autotask(request),
		);
		expect((await loadTicketSchema(client)).kind).toBe('rejected');
	});
});

describe('access', () => {
	const info = (query: unknown) => ({
		info: { userAccessForQuery: query, userAccessForCreate: 'All', userAccessForUpdate: 0 },
	});

	test.each([
		['words', 'Restricted', 'restricted'],
		['numbers', 2, 'restricted'],
		['numbers as text', '0', 'none'],
		['nothing', undefined, 'all'],
	])('comes as %s', async (_name, level, query) => {
		const { client } = scripted(() => answer(200, info(level)));
		const access = await loadAccess(client, 'Tickets');
		expect(access).toEqual({ kind: 'ok', value: { query, create: 'all', update: 'none' } });
	});

	test.each([
		['Tickets/entityInformation', true],
		['TicketNotes/entityInformation', true],
		['Companies/entityInformation', false],
	])('restricted on %s hides what was ticketed: %s', async (path, restricted) => {
		const { client } = scripted((request) =>
			answer(200, info(request.path === path ? 'Restricted' : 'All')),
		);
		expect(await isQueryRestricted(client)).toEqual({ kind: 'ok', value: restricted });
	});
});
