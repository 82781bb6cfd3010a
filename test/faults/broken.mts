import type { Change } from './builds.mts';

/** A build with one deliberate mistake, and faults by which the suite must catch it. */
export type BrokenBuild = {
	readonly name: string;
	readonly changes: readonly Change[];
	/** Names of faults; the first is enough for the small size. */
	readonly caughtBy: readonly [string, ...string[]];
	/** The same in queue mode. */
	readonly caughtInQueueBy: string;
};

const delivery = 'nodes/OfficeProtectAutotask/delivery';

export const brokenBuilds: readonly BrokenBuild[] = [
	{
		name: 'verification off',
		changes: [
			{
				file: `${delivery}/createState.ts`,
				is: "return { at: 'unverified', ticketId, looks: 0, dueDate: state.dueDate };",
				becomes: `return { at: 'settled', tickets: [${claimed('verdict.value')}], ticketId, dueDate: state.dueDate };`,
			},
		],
		caughtBy: ['Restricted access accepted, answers nothing', 'delivered twice at once'],
		caughtInQueueBy: 'delivered twice at once',
	},
	{
		name: 'retry of ambiguous creates on',
		changes: [
			{
				file: 'nodes/OfficeProtectAutotask/autotask/retry.ts',
				is: "return isRead && verdict.cause !== 'cancelled'",
				becomes: "return verdict.cause !== 'cancelled'",
			},
		],
		caughtBy: ['reset after commit', '500 without errors', 'truncated JSON'],
		caughtInQueueBy: 'reset after commit',
	},
	{
		name: 'an alert claimed but never created',
		changes: [
			{
				file: `${delivery}/createRounds.ts`,
				is: 'const verdict = await createTicket(desk.client, bodyOf(create, state.dueDate));',
				becomes: `if (/[0-3]$/.test(create.keys.alertKey)) {
		return { create, state: { at: 'settled', tickets: [${claimed('29680001')}], ticketId: 29680001, dueDate: 'asDrafted' }, postedAtMs };
	}
	const verdict = await createTicket(desk.client, bodyOf(create, state.dueDate));`,
			},
		],
		caughtBy: ['none', 'delivered twice at once', 'reset after commit'],
		caughtInQueueBy: 'reset after commit',
	},
];

/** An open ticket of this id, as if it had been looked up. */
function claimed(id: string): string {
	return `{ id: ${id}, ticketNumber: null, companyID: 0, status: 1, completedDate: null, externalID: null, assignedResourceID: null, lastActivityResourceID: null, creatorResourceID: null }`;
}
