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
