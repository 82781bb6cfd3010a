import type { TicketSchema } from '../../../nodes/OfficeProtectAutotask/autotask/ticketSchema';
import { isClosedStatus } from '../../../nodes/OfficeProtectAutotask/ticket/closedStatus';
import { resolveSettings } from '../../../nodes/OfficeProtectAutotask/ticket/resolveSettings';
import type { TicketSettings } from '../../../nodes/OfficeProtectAutotask/routing/ticketSettings';
import { refusalOf, valueOf } from './outcome.cts';
import { category, choice, noDefaults, picklist, sampleSchema } from './sampleSchema.cts';
import { sampleSettings } from './sampleSettings.cts';

const chosen = { status: 'New', priority: 'High', ticketCategory: 'Standard', queueID: 'Level II' };

function resolved(settings: Partial<TicketSettings>, schema: TicketSchema = sampleSchema()) {
	return valueOf(resolveSettings(sampleSettings(settings), schema));
}

function refusal(settings: Partial<TicketSettings>, schema: TicketSchema = sampleSchema()) {
	return refusalOf(resolveSettings(sampleSettings(settings), schema));
}

const fullCategory = category(3, {
	defaults: {
		status: 8,
		priority: 3,
		queueID: 8,
		serviceLevelAgreementID: 1,
		issueType: 10,
		subIssueType: 104,
		source: 4,
		ticketType: 5,
		billingCodeID: 29,
	},
});
const withDefaults = sampleSchema({ categories: [fullCategory] });

describe('resolveSettings', () => {
	it('sends what was chosen, by label or id', () => {
		const expected = { status: 1, priority: 1, ticketCategory: 3, queueID: 9 };
		expect(resolved(chosen).fields).toEqual(expected);
		expect(
			resolved({ status: '1', priority: '1', ticketCategory: '3', queueID: '9' }).fields,
		).toEqual(expected);
	});

	it('sends the chosen ones before the category’s defaults', () => {
		expect(resolved(chosen, withDefaults).fields).toMatchObject({
			status: 1,
			priority: 1,
			queueID: 9,
		});
	});

	it('sends the category’s defaults for what is not chosen, but for those that cannot be used', () => {
		const result = resolved({ ticketCategory: '3' }, withDefaults);
		expect(result.fields).toEqual({
			ticketCategory: 3,
			status: 8,
			priority: 3,
			queueID: 8,
			serviceLevelAgreementID: 1,
			issueType: 10,
			subIssueType: 104,
			source: 4,
			billingCodeID: 29,
		});
		expect(result.remarks).toEqual([
			"The ticket category's default for Ticket Type (ticketType) is inactive.",
		]);
		expect(result.serviceLevelAgreement).toBe('Gold');
	});

	it('lets additional fields override the category’s defaults, issue types as a pair', () => {
		const additionalFields = { issueType: 'Network', source: '-1' };
		const { fields } = resolved({ ticketCategory: '3', additionalFields }, withDefaults);
		expect(fields).toMatchObject({ issueType: 11, source: -1 });
		expect(fields).not.toHaveProperty('subIssueType');
	});

	it('leaves the sub-issue type of the category out when its issue type cannot be sent', () => {
		const defaults = { ...noDefaults, issueType: 12, subIssueType: 108 };
		const schema = sampleSchema({ categories: [category(3, { defaults })] });
		const result = resolved(chosen, schema);
		expect(result.fields).not.toHaveProperty('subIssueType');
		expect(result.remarks).toEqual([
			"The ticket category's default for Issue Type (issueType) is inactive.",
		]);
	});

	it('falls back to the picklist’s default', () => {
		expect(resolved({ ...chosen, priority: '' }).fields).toMatchObject({ priority: 2 });
	});

	it('takes the picklist’s default when the category’s is inactive', () => {
		const defaults = { ...noDefaults, priority: 99 };
		const schema = sampleSchema({ categories: [category(3, { defaults })] });
		expect(resolved({ ...chosen, priority: '' }, schema).fields).toMatchObject({ priority: 2 });
	});

	it('does not take an inactive default of the picklist', () => {
		const priority = picklist('priority', 'Priority', [
			choice('2', 'Medium', { isDefault: true, isActive: false }),
		]);
		const schema = sampleSchema({ fields: [priority] });
		expect(refusal({ ...chosen, priority: '' }, schema)?.message).toBe(
			'Priority (priority) is not chosen, and neither the ticket category nor Autotask has a default for it.',
		);
	});

	it('names every setting that has no value', () => {
		const result = refusal({ ticketCategory: '3' });
		expect(result?.message).toContain('Status (status) is not chosen');
		expect(result?.message).toContain('Queue (queueID) is not chosen');
		expect(result?.message).not.toContain('Priority');
		expect(result?.remedy).toContain(
			'Choose a value for Queue (queueID), or assign a resource with a role.',
		);
	});

	it('tells a wrong additional field and a missing category together', () => {
		const result = refusal({ additionalFields: { nonsense: 1 } });
		expect(result?.message).toContain('"nonsense"');
		expect(result?.message).toContain('Ticket Category (ticketCategory) is not chosen');
		expect(refusal({})?.message).toContain('Ticket Category (ticketCategory) is not chosen');
	});

	it('says so when Autotask’s field list lacks a field', () => {
		for (const name of ['ticketCategory', 'status', 'priority', 'queueID']) {
			expect(refusal(chosen, sampleSchema({ without: [name] }))?.message).toBe(
				`Autotask's list of ticket fields holds no ${name}.`,
			);
		}
	});
});

describe('the category', () => {
	it('that is the global default is taken and sent when none is chosen', () => {
		const schema = sampleSchema({
			categories: [category(3), category(112, { isGlobalDefault: true })],
		});
		expect(resolved({ ...chosen, ticketCategory: '' }, schema).fields).toMatchObject({
			ticketCategory: 112,
		});
	});

	it('that is the picklist’s default comes before the global default', () => {
		const schema = sampleSchema({
			categories: [category(3), category(112, { isGlobalDefault: true })],
			fields: [
				picklist('ticketCategory', 'Ticket Category', [choice('3', 'S', { isDefault: true })]),
			],
		});
		expect(resolved({ ...chosen, ticketCategory: '' }, schema).fields).toMatchObject({
			ticketCategory: 3,
		});
	});

	it('may be inactive for itself', () => {
		const schema = sampleSchema({
			categories: [category(113, { name: 'Retired', isActive: false, isGlobalDefault: true })],
		});
		expect(refusal({ ...chosen, ticketCategory: 'Retired' }, schema)?.message).toBe(
			'Ticket Category (ticketCategory) "Retired" is inactive in Autotask.',
		);
		expect(refusal({ ...chosen, ticketCategory: '' }, schema)?.message).toContain('not chosen');
	});

	it('whose details Autotask did not show has no defaults', () => {
		const schema = sampleSchema({ categories: [] });
		expect(resolved(chosen, schema).fields).toEqual({
			status: 1,
			priority: 1,
			ticketCategory: 3,
			queueID: 9,
		});
	});
});

describe('the queue', () => {
	const additionalFields = { assignedResourceID: '7', assignedResourceRoleID: '8' };

	it('may be missing if a resource with a role is assigned', () => {
		const { fields } = resolved({ ...chosen, queueID: '', additionalFields });
		expect(fields).not.toHaveProperty('queueID');
		expect(fields).toMatchObject({ assignedResourceID: 7, assignedResourceRoleID: 8 });
	});

	it('is sent beside an assigned resource if chosen, and refused if wrong', () => {
		expect(resolved({ ...chosen, additionalFields }).fields).toMatchObject({ queueID: 9 });
		expect(refusal({ ...chosen, queueID: 'Nowhere', additionalFields })?.message).toBe(
			'Queue (queueID) "Nowhere" is not among the choices in Autotask.',
		);
	});
});

describe('a closed status', () => {
	it.each(['5', 'complete', '12'])('%j is refused with the reason', (status) => {
		const result = refusal({ ...chosen, status });
		expect(result?.message).toMatch(
			/^Status \(status\) "Complete.*" closes the ticket as it is created/,
		);
		expect(result?.remedy).toBe('Choose an open status: 1 = New, 8 = In Progress.');
	});

	it('is refused as a default of the category, too', () => {
		const defaults = { ...noDefaults, status: 5 };
		const schema = sampleSchema({ categories: [category(3, { defaults })] });
		expect(refusal({ ...chosen, status: '' }, schema)?.message).toContain('closes the ticket');
	});

	it.each([
		['5', 'Fertig', true],
		['20', 'Closed', true],
		['21', 'Job completed', true],
		['22', 'Not complete', false],
		['23', 'To be closed', false],
		['24', 'Incomplete', false],
		['25', 'In Progress', false],
	])('status %s %j: %s', (value, label, closed) => {
		expect(isClosedStatus({ value, label })).toBe(closed);
	});
});

describe('the service level agreement', () => {
	it('chosen in the additional fields counts', () => {
		const additionalFields = { serviceLevelAgreementID: 'gold' };
		const result = resolved({ ...chosen, additionalFields });
		expect(result.serviceLevelAgreement).toBe('Gold');
		expect(result.fields).toMatchObject({ serviceLevelAgreementID: 1 });
	});

	it('is named by its id where Autotask lists no labels', () => {
		const schema = sampleSchema({
			categories: [fullCategory],
			fields: [{ ...picklist('serviceLevelAgreementID', 'SLA', []), picklist: null }],
		});
		expect(resolved(chosen, schema).serviceLevelAgreement).toBe('1');
	});

	it('is null when there is none', () => {
		expect(resolved(chosen).serviceLevelAgreement).toBeNull();
	});
});
