import { explain } from '../../../nodes/OfficeProtectAutotask/report/explain';
import type { OutcomeReason } from '../../../nodes/OfficeProtectAutotask/report/outcome';
import { contoso } from '../routing/sampleMapping.cts';
import { sampleFailure } from '../sampleFailure.cts';
import { head, ticketed } from './sampleOutcomes.cts';

const failure = sampleFailure();

const fabrikam = { companyID: 176, companyName: null };

describe('what became of an alert, in a sentence', () => {
	test.each<[OutcomeReason, readonly (string | RegExp)[]]>([
		[{ code: 'unmappedTenant', tenant: 'Contoso Ltd' }, ['"Contoso Ltd"', 'not mapped']],
		[{ code: 'unmappedTenant', tenant: null }, ['names no tenant']],
		[
			{ code: 'ambiguousTenant', tenant: 'Twice', companies: [contoso, fabrikam] },
			['"Twice"', '2 companies', 'Contoso Ltd (company 175)', 'company 176'],
		],
		[{ code: 'ambiguousTenant', tenant: null, companies: [contoso, fabrikam] }, ['the alert']],
		[{ code: 'flowOff', company: contoso }, ['flow is off', 'Contoso Ltd']],
		[{ code: 'companyInactive', company: contoso }, ['inactive', 'Contoso Ltd']],
		[{ code: 'companyNotFound', company: fabrikam }, ['no company 176', 'may not see it']],
		[{ code: 'eventTypeSkipped', eventType: 'License Assigned' }, ['"License Assigned"']],
		[{ code: 'heldBack' }, ['limit', 'a later run']],
		[{ code: 'digest', evidence: 'Weekly summary' }, ['digest', 'Weekly summary']],
		[{ code: 'integrationNotice', evidence: 'Connected' }, ['integration', 'Connected']],
		[{ code: 'other', evidence: 'A newsletter' }, ['A newsletter']],
		[{ code: 'untrustedSender', evidence: 'x@fabrikam.example' }, ['x@fabrikam.example']],
		[{ code: 'notAuthenticated', evidence: 'dkim=fail' }, ['not authenticated', 'dkim=fail']],
	])('says why there is none: $code', (reason, parts) => {
		const sentence = explain({ ...head, kind: 'skipped', reason });
		expect(sentence).toMatch(/^No /);
		for (const part of parts) expect(sentence).toMatch(part);
	});

	test('names the ticket by its number, else by its id', () => {
		expect(explain(ticketed('created'))).toBe('Ticket T20260304.0007 was created');
		expect(explain(ticketed('existing', { ticket: { id: 7, ticketNumber: null } }))).toBe(
			'The alert has ticket with id 7 already',
		);
	});

	test('of a dry run promises nothing, of a failure says what happened', () => {
		expect(explain({ ...head, kind: 'planned', company: contoso, sent: {}, remarks: [] })).toMatch(
			/would be created/,
		);
		const failed = { ...head, kind: 'failed', company: null, ticket: null } as const;
		expect(explain({ ...failed, failure })).toBe(failure.message);
	});
});
