import { entry } from '../metadata/field.mts';
import type { PicklistEntry } from '../metadata/field.mts';

/** A made-up tenant's picklists: custom values beside system ones, one of most kinds inactive. */
export const statuses: readonly PicklistEntry[] = [
	entry(1, 'New', { system: true, isDefault: true }),
	entry(8, 'In Progress'),
	entry(10, 'Dispatched'),
	entry(7, 'Waiting Customer'),
	entry(9, 'Waiting Materials'),
	entry(12, 'Waiting Vendor'),
	entry(15, 'Change Order'),
	entry(17, 'On Hold (old)', { inactive: true }),
	entry(5, 'Complete', { system: true }),
	entry(29, 'Complete - No Notify'),
];

/** Statuses that complete a ticket. */
export const completeStatuses: ReadonlySet<number> = new Set([5, 29]);

export const priorities: readonly PicklistEntry[] = [
	entry(4, 'Critical'),
	entry(1, 'High'),
	entry(2, 'Medium', { isDefault: true }),
	entry(3, 'Low'),
	entry(6, 'Planned (old)', { inactive: true }),
];

export const queues: readonly PicklistEntry[] = [
	entry(5, 'Client Portal', { system: true }),
	entry(6, 'Post Sale', { system: true }),
	entry(8, 'Monitoring Alert', { system: true }),
	entry(29682833, 'Level I Support'),
	entry(29682969, 'Level II Support'),
	entry(29683482, 'Security Operations'),
	entry(29683500, 'Night Shift (old)', { inactive: true }),
];

export const sources: readonly PicklistEntry[] = [
	entry(-1, 'Client Portal', { system: true }),
	entry(1, 'Other'),
	entry(2, 'Phone', { isDefault: true }),
	entry(4, 'Email'),
	entry(6, 'In Person/Onsite'),
	entry(8, 'Monitoring Alert'),
	entry(11, 'Fax', { inactive: true }),
];

export const ticketTypes: readonly PicklistEntry[] = [
	entry(1, 'Service Request', { system: true, isDefault: true }),
	entry(2, 'Incident', { system: true }),
	entry(3, 'Problem', { system: true }),
	entry(4, 'Change Request', { system: true }),
	entry(5, 'Alert', { system: true }),
];

export const issueTypes: readonly PicklistEntry[] = [
	entry(4, 'Computer'),
	entry(10, 'Security'),
	entry(11, 'Email'),
	entry(12, 'Microsoft 365'),
	entry(14, 'Telephony', { inactive: true }),
];

export const subIssueTypes: readonly PicklistEntry[] = [
	entry(106, 'Server', { parent: 4 }),
	entry(107, 'Workstation', { parent: 4 }),
	entry(136, 'Account Compromise', { parent: 10 }),
	entry(137, 'Malware', { parent: 10 }),
	entry(138, 'Data Loss', { parent: 10 }),
	entry(139, 'Physical Access (old)', { parent: 10, inactive: true }),
	entry(150, 'Forwarding Rule', { parent: 11 }),
	entry(151, 'Phishing', { parent: 11 }),
	entry(160, 'Admin Change', { parent: 12 }),
	entry(161, 'Sign-In', { parent: 12 }),
];

export const serviceLevelAgreements: readonly PicklistEntry[] = [
	entry(1, 'Standard Support'),
	entry(2, 'Premium 24x7'),
	entry(3, 'Best Effort'),
	entry(9, 'Legacy SLA', { inactive: true }),
];

/** Agreements that set dates, with the hours to resolution by priority. */
export const agreementHours: ReadonlyMap<number, ReadonlyMap<number, number>> = new Map([
	[
		1,
		new Map([
			[4, 4],
			[1, 8],
			[2, 24],
			[3, 72],
		]),
	],
	[
		2,
		new Map([
			[4, 1],
			[1, 2],
			[2, 8],
			[3, 24],
		]),
	],
]);

export const companyTypes: readonly PicklistEntry[] = [
	entry(1, 'Customer'),
	entry(2, 'Lead'),
	entry(3, 'Prospect'),
	entry(6, 'Vendor'),
	entry(7, 'Partner'),
];

export const noteTypes: readonly PicklistEntry[] = [
	entry(1, 'Task Summary'),
	entry(2, 'Task Detail'),
	entry(3, 'Task Notes', { isDefault: true }),
	entry(13, 'Workflow Rule Note - Task', { system: true }),
	entry(15, 'Duplicate Ticket Note', { system: true }),
	entry(18, 'Client Portal Note', { system: true }),
	entry(91, 'Forward/Modify Note', { system: true }),
	entry(99, 'RMM Note', { system: true }),
	entry(100, 'BDR Note', { system: true }),
	entry(101, 'Email Note', { system: true }),
];

export const publishTypes: readonly PicklistEntry[] = [
	entry(1, 'All Autotask Users', { system: true }),
	entry(2, 'Internal Project Team', { system: true }),
	entry(4, 'Internal & Co-Managed', { system: true }),
];

export const billingCodes: ReadonlySet<number> = new Set([29682804, 29682805]);
