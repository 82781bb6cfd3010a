import { contoso } from '../standin/seed/companies.mts';
/** Parameters of *Create Ticket* for alerts of Contoso. */
export const ticketsForContoso = {
	operation: 'createTicket',
	tenantMapping: 'rows',
	tenants: {
		rows: [
			{
				tenant: 'Contoso Ltd',
				company: { __rl: true, mode: 'id', value: String(contoso) },
				flow: true,
			},
		],
	},
	queueID: 'Security Operations',
};

/** An alert of Contoso, as JSON; those of other ids are others. */
export function contosoAlert(id: string) {
	return {
		id,
		type: 'License Assigned',
		tenant: 'Contoso Ltd',
		time: '2026-11-03T09:00:00Z',
		user: 'alex@contoso.example',
	};
}
