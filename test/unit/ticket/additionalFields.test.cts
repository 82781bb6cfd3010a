import { checkAdditionalFields } from '../../../nodes/OfficeProtectAutotask/ticket/additionalFields';
import type { FieldValue } from '../../../nodes/OfficeProtectAutotask/routing/ticketSettings';
import { refusalOf, valueOf } from './outcome.cts';
import { choice, field, picklist, sampleSchema } from './sampleSchema.cts';

const schema = sampleSchema();

function checked(given: Readonly<Record<string, FieldValue>>) {
	return valueOf(checkAdditionalFields(given, schema));
}

function messageFor(given: Readonly<Record<string, FieldValue>>): string | undefined {
	return refusalOf(checkAdditionalFields(given, schema))?.message;
}

describe('types of additional fields', () => {
	it.each([
		['contactID', '42', 42],
		['contactID', 0, 0],
		['estimatedHours', '1.5', 1.5],
		['estimatedHours', 2, 2],
		['isVisibleToComanaged', false, false],
		['isVisibleToComanaged', 'TRUE', true],
		['firstResponseDateTime', '2026-03-21T10:00:00+02:00', '2026-03-21T08:00:00Z'],
		['firstResponseDateTime', '2026-03-21T10:00:00.500', '2026-03-21T10:00:00Z'],
		['firstResponseDateTime', '2026-03-21', '2026-03-21T00:00:00Z'],
		['purchaseOrderNumber', 'PO 1', 'PO 1'],
		['purchaseOrderNumber', 17, '17'],
		['purchaseOrderNumber', 'A→B', 'A->B'],
		['source', '-1', -1],
		['source', 'email', 4],
		['source', 4, 4],
	])('%s %j is sent as %j', (name, given, sent) => {
		expect(checked({ [name]: given }).fields).toEqual({ [name]: sent });
	});

	it.each([
		['contactID', '1.5', 'contactID cannot be "1.5": it takes a whole number.'],
		['contactID', 1.5, 'contactID cannot be "1.5": it takes a whole number.'],
		['contactID', true, 'contactID cannot be "true": it takes a whole number.'],
		['estimatedHours', 'two', 'estimatedHours cannot be "two": it takes a number.'],
		['estimatedHours', true, 'estimatedHours cannot be "true": it takes a number.'],
		[
			'isVisibleToComanaged',
			'yes',
			'isVisibleToComanaged cannot be "yes": it takes true or false.',
		],
		[
			'firstResponseDateTime',
			'tomorrow',
			'firstResponseDateTime cannot be "tomorrow": it takes a date and time such as 2026-03-21T08:00:00Z.',
		],
		[
			'firstResponseDateTime',
			5,
			'firstResponseDateTime cannot be "5": it takes a date and time such as 2026-03-21T08:00:00Z.',
		],
		[
			'purchaseOrderNumber',
			'12345678901',
			'Purchase Order (purchaseOrderNumber) holds 11 characters; Autotask takes 10 at most.',
		],
		['source', 'Pigeon', 'Source (source) "Pigeon" is not among the choices in Autotask.'],
	])('%s %j is refused', (name, given, message) => {
		expect(messageFor({ [name]: given })).toBe(message);
	});

	it('takes empty values for not chosen', () => {
		expect(checked({ contactID: '', source: null, 'udf:Severity': '  ', nonsense: '' })).toEqual({
			fields: {},
			userDefinedFields: [],
		});
	});
});

describe('names of additional fields', () => {
	it.each(['externalID', 'ExternalId', 'companyID', 'title', 'Description', 'ticketNumber', 'id'])(
		'%s is set by the node itself',
		(name) => {
			expect(messageFor({ [name]: '1' })).toBe(
				`The additional field ${name} is set by this node itself.`,
			);
		},
	);

	it.each(['status', 'Priority', 'ticketCategory', 'queueID', 'DUEDATETIME'])(
		'%s has a setting of its own',
		(name) => {
			expect(messageFor({ [name]: '1' })).toBe(
				`The additional field ${name} has a setting of its own.`,
			);
		},
	);

	it('refuses what Autotask would ignore without a word', () => {
		expect(refusalOf(checkAdditionalFields({ sourc: '4' }, schema))).toEqual({
			message: 'Autotask has no ticket field named "sourc" and would ignore it.',
			remedy: 'Correct or remove "sourc" in the additional fields.',
		});
		expect(messageFor({ 'udf:Sevrity': 'a' })).toBe(
			'Autotask has no user-defined ticket field named "Sevrity" and would ignore it.',
		);
		expect(refusalOf(checkAdditionalFields({ Severity: 'a' }, schema))?.remedy).toBe(
			'Write udf:Severity, since this is a user-defined field.',
		);
	});

	it('takes a name in another case and sends it as Autotask spells it', () => {
		expect(checked({ SOURCE: '4', 'UDF: severity': 'a' })).toEqual({
			fields: { source: 4 },
			userDefinedFields: [{ name: 'Severity', value: 'a' }],
		});
	});

	it('refuses a field given twice', () => {
		expect(messageFor({ source: '4', Source: '-1' })).toBe(
			'The additional field source is given twice.',
		);
		expect(messageFor({ 'udf:Severity': 'a', 'udf:severity': 'b' })).toBe(
			'The additional field udf:Severity is given twice.',
		);
	});

	it('refuses read-only fields, but not those that a create must set', () => {
		expect(messageFor({ createDate: '2026-01-01' })).toBe('createDate is read-only in Autotask.');
		const own = sampleSchema({
			fields: [field('opportunityID', { dataType: 'integer', isReadOnly: true, isRequired: true })],
		});
		expect(valueOf(checkAdditionalFields({ opportunityID: '3' }, own)).fields).toEqual({
			opportunityID: 3,
		});
	});

	it('tells everything that is wrong at once', () => {
		const message = messageFor({ nonsense: 1, contactID: 'x', title: 'T' }) ?? '';
		expect(message).toContain('"nonsense"');
		expect(message).toContain('contactID cannot be "x"');
		expect(message).toContain('title is set by this node');
	});
});

describe('user-defined fields', () => {
	it('sends values as texts, picklists by their stored value', () => {
		expect(
			checked({
				'udf:Office Protect Event': 'x',
				'udf:Severity': 'MILD',
				'udf:Reviewed On': '2026-03-21T10:00:00+02:00',
				'udf:Score': 7.5,
			}).userDefinedFields,
		).toEqual([
			{ name: 'Office Protect Event', value: 'x' },
			{ name: 'Severity', value: 'b' },
			{ name: 'Reviewed On', value: '2026-03-21T08:00:00Z' },
			{ name: 'Score', value: '7.5' },
		]);
	});

	it('refuses values of the wrong type', () => {
		expect(messageFor({ 'udf:Score': 'many' })).toBe('Score cannot be "many": it takes a number.');
	});
});

describe('an assigned resource', () => {
	it('needs a role, and a role a resource', () => {
		expect(messageFor({ assignedResourceID: 7 })).toContain('only the first is set');
		expect(messageFor({ assignedResourceRoleID: 7 })).toContain('only the second is set');
		expect(checked({ assignedResourceID: 7, assignedResourceRoleID: 8 }).fields).toEqual({
			assignedResourceID: 7,
			assignedResourceRoleID: 8,
		});
	});
});

describe('child picklists', () => {
	it.each<[Record<string, FieldValue>, number, number]>([
		[{ subIssueType: '10/104' }, 10, 104],
		[{ subIssueType: '104' }, 10, 104],
		[{ subIssueType: 'printer' }, 10, 104],
		[{ subIssueType: 'Network › Other' }, 11, 106],
		[{ subIssueType: 'Network/Other' }, 11, 106],
		[{ subIssueType: 'Firewall/VPN' }, 11, 107],
		[{ issueType: 'Network', subIssueType: 'Other' }, 11, 106],
		[{ subIssueType: 'Other', issueType: 10 }, 10, 105],
		[{ issueType: '10', subIssueType: '10/104' }, 10, 104],
		[{ issueType: '11', subIssueType: '109' }, 11, 109],
	])('%j sets both fields', (given, issueType, subIssueType) => {
		expect(checked(given).fields).toEqual({ issueType, subIssueType });
	});

	it('leaves the parent out for a child that stands under every parent', () => {
		expect(checked({ subIssueType: 'Anywhere' }).fields).toEqual({ subIssueType: 109 });
	});

	it.each<[Record<string, FieldValue>, string]>([
		[
			{ subIssueType: '11/104' },
			'Sub-Issue Type (subIssueType) "Printer" does not belong to Issue Type (issueType) "Network".',
		],
		[
			{ issueType: 'Network', subIssueType: 'Printer' },
			'Sub-Issue Type (subIssueType) "Printer" does not belong to Issue Type (issueType) "Network".',
		],
		[
			{ issueType: '11', subIssueType: '10/104' },
			'Issue Type (issueType) is chosen twice: as "Network", and as "Hardware" together with Sub-Issue Type (subIssueType).',
		],
		[
			{ subIssueType: 'Other' },
			'Sub-Issue Type (subIssueType) "Other" is not clear: the values 105, 106 carry this label.',
		],
		[
			{ subIssueType: '10/999' },
			'Sub-Issue Type (subIssueType) "999" is not among the choices in Autotask.',
		],
		[
			{ subIssueType: '99/104' },
			'Issue Type (issueType) "99" is not among the choices in Autotask.',
		],
		[{ subIssueType: 'Fax' }, 'Issue Type (issueType) "12" is inactive in Autotask.'],
		[
			{ subIssueType: 'Teapot' },
			'Sub-Issue Type (subIssueType) "Teapot" is not among the choices in Autotask.',
		],
	])('%j is refused', (given, message) => {
		expect(messageFor(given)).toBe(message);
	});

	it('takes a child whose parent is no picklist or another setting as a plain picklist', () => {
		const child = (parent: string) =>
			picklist('child', 'Child', [choice('1', 'One', { parentValue: '9' })], {
				picklistParentField: parent,
			});
		for (const parent of ['contactID', 'queueID', 'missing']) {
			const own = sampleSchema({ fields: [child(parent)] });
			expect(valueOf(checkAdditionalFields({ child: 'one' }, own)).fields).toEqual({ child: 1 });
		}
	});
});
