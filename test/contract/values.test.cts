import { fabrikam, northwind } from '../standin/seed/companies.mts';
import type { Row } from './autotask.cts';
import { createsOf } from './creates.cts';
import { useAutotask } from './running.cts';

const { admin, autotask, set } = useAutotask();
const { refusal, created } = createsOf(autotask);
const resource = 29682900;
const engineer = 29682834;

describe('values', () => {
	const cases: readonly (readonly [fields: Row, text: string])[] = [
		[{ priority: 99 }, 'Picklist value [99] does not exist for priority'],
		[{ queueID: 29683500 }, 'Picklist value [29683500] does not exist for queueID'],
		[{ ticketCategory: 116 }, 'Picklist value [116] does not exist for ticketCategory'],
		[{ issueType: 10, subIssueType: 106 }, 'Value does not exist for child picklist: subIssueType'],
		[{ subIssueType: 106 }, 'Value does not exist for child picklist: subIssueType'],
		[
			{ companyID: 4711 },
			'Reference value on field: companyID of type: Company does not exist or is invalid.',
		],
		[
			{ companyID: 29683530 },
			'Reference value on field: companyID of type: Company does not exist or is invalid.',
		],
		[
			{ contactID: 30683003 },
			'Reference value on field: contactID of type: Contact does not exist or is invalid.',
		],
		[{ contactID: 30683002 }, 'contactID is not associated to the companyID or its Parent Company'],
		[
			{ assignedResourceID: resource },
			'Data violation: When assigning a Resource, you must assign both a assignedResourceID and assignedResourceRoleID.',
		],
		[
			{ assignedResourceID: resource, assignedResourceRoleID: 29682835 },
			'There is no row at position 0.',
		],
		[
			{ assignedResourceID: 29682902, assignedResourceRoleID: 29682835 },
			'The specified AssignedResourceID and AssignedRoleID combination is not currently defined',
		],
		[
			{ assignedResourceID: 29682885, assignedResourceRoleID: engineer },
			'Reference value on field: assignedResourceID of type: Resource does not exist or is invalid.',
		],
		[{ title: 'x'.repeat(256) }, 'String value exceeds maximum length (field:title). '],
		[
			{ description: 'x'.repeat(8001) },
			'String value exceeds maximum length (field:description). ',
		],
		[{ externalID: 'x'.repeat(51) }, 'String value exceeds maximum length (field:externalID). '],
		[{ resolution: 'x'.repeat(32001) }, 'String value exceeds maximum length (field:resolution). '],
		[
			{ userDefinedFields: [{ name: 'Alert Handling', value: 'Archive' }] },
			'Picklist value [Archive] does not exist for Alert Handling',
		],
	];
	it.each(cases)('%# are refused: %j', async (fields, text) => {
		expect(await refusal(fields)).toEqual([text]);
		expect(await admin().tickets()).toEqual([]);
	});

	it('at their limits are taken', async () => {
		const fields = {
			title: 'x'.repeat(255),
			description: 'x'.repeat(8000),
			externalID: 'x'.repeat(50),
			contactID: 30683001,
		};
		expect(await created(fields)).toMatchObject(fields);
	});

	it('a contact of the parent company is taken', async () => {
		await admin().changeCompany(northwind, { parentCompanyID: fabrikam });
		expect(await created({ companyID: northwind, contactID: 30683002 })).toMatchObject({
			contactID: 30683002,
		});
	});

	it('lengths may count characters instead of UTF-16 units', async () => {
		await set({ windows1252: 'keep' });
		const fields = { title: '😀'.repeat(200) };
		expect(await refusal(fields)).toHaveLength(1);
		await set({ lengthUnit: 'codePoints' });
		expect(await created(fields)).toMatchObject(fields);
	});

	it('inactive ones may be accepted', async () => {
		await set({ inactivePicklistValue: 'accepted', inactiveCompany: 'accepted' });
		expect(await created({ queueID: 29683500, companyID: 29683530 })).toMatchObject({
			queueID: 29683500,
		});
	});

	it('a complete status is accepted, or refused', async () => {
		const row = await created({ status: 29 });
		expect(row['completedDate']).toBe(row['createDate']);
		await set({ closedStatusOnCreate: 'rejected' });
		expect(await refusal({ status: 29 })).toHaveLength(1);
	});

	it('errors come in other wordings and with endings', async () => {
		await set({ errorSuffix: 'recordNumber1' });
		expect(await refusal({ priority: 99 })).toEqual([
			'Picklist value [99] does not exist for priority. ; on record number [1].',
		]);
		await set({ errorSuffix: 'recordNumber0' });
		expect(await refusal({ title: '' })).toEqual([
			'Missing Required Field: title. ; on record number [0].',
		]);
		await set({ referenceErrors: 'older' });
		expect(await refusal({ contactID: 1 })).toEqual([
			'Value does not reference an existing entity for contactID.',
			'Error updating entity for record number [1].',
		]);
	});
});

describe('texts and dates', () => {
	it('characters outside Windows-1252 become ?, or are kept', async () => {
		expect((await created({ title: 'a → b ✓ — • é 😀' }))['title']).toBe('a ? b ? — • é ?');
		await set({ windows1252: 'keep' });
		expect((await created({ title: 'a → b ✓' }))['title']).toBe('a → b ✓');
	});

	it('line ends and outer spaces', async () => {
		const description = ' one\ntwo ';
		expect((await created({ description }))['description']).toBe(' one\ntwo ');
		await set({ newLines: 'crlf', trimTexts: true });
		expect((await created({ description }))['description']).toBe('one\r\ntwo');
	});

	it.each([
		['z', '2030-03-21T10:00:45.200Z'],
		['zTrimmed', '2030-03-21T10:00:45.2Z'],
		['zoneless', '2030-03-21T10:00:45.200'],
		['zonelessTrimmed', '2030-03-21T10:00:45.2'],
	] as const)('dates in the form %s', async (dateForm, dueDateTime) => {
		await set({ dateForm });
		expect(await created({ dueDateTime: '2030-03-21T12:00:45.2+02:00' })).toMatchObject({
			dueDateTime,
		});
	});

	it('the clock can be off', async () => {
		await set({ clockOffsetMs: -3_600_000 });
		const date = Date.parse(String((await created({}))['createDate']));
		expect(Math.abs(Date.now() - 3_600_000 - date)).toBeLessThan(5000);
	});
});
