import type { TicketSettings } from '../../../nodes/OfficeProtectAutotask/routing/ticketSettings';

/** Settings with nothing chosen, with some changed. */
export function sampleSettings(changes: Partial<TicketSettings> = {}): TicketSettings {
	return {
		status: '',
		priority: '',
		ticketCategory: '',
		queueID: '',
		dueDate: null,
		dueDateDespiteSla: false,
		titleTemplate: '',
		includeIgnoreLink: false,
		additionalFields: {},
		remark: null,
		...changes,
	};
}

/** Settings with which `sampleSchema` and the stand-in take a ticket. */
export const usableSettings = sampleSettings({
	status: '1',
	priority: '2',
	ticketCategory: '3',
	queueID: '8',
});
