import { completeStatus } from '../../../nodes/OfficeProtectAutotask/ticket/closedStatus';
import type { PicklistValue } from '../../../nodes/OfficeProtectAutotask/autotask/ticketSchema';
import { choice, field, picklist, sampleSchema } from './sampleSchema.cts';

const inactive = { isActive: false };

describe('the status that completes a ticket', () => {
	test.each<[string, readonly PicklistValue[], number | null]>([
		[
			'is the system status, however it is called',
			[choice('20', 'Complete'), choice('5', 'Fertig')],
			5,
		],
		[
			'is one of that name, where the system status is inactive',
			[choice('5', 'Complete', inactive), choice('20', 'Completed')],
			20,
		],
		[
			'is none that is only about completing',
			[choice('22', 'Not complete'), choice('23', 'Closed')],
			null,
		],
		['is none that is inactive', [choice('20', 'Complete', inactive)], null],
	])('%s', (_, values, status) => {
		const schema = sampleSchema({ fields: [picklist('status', 'Status', values)] });
		expect(completeStatus(schema)).toBe(status);
	});

	test('is not known where Autotask lists no statuses', () => {
		expect(completeStatus(sampleSchema({ fields: [field('status')] }))).toBeNull();
	});
});
