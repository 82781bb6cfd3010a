import type { Switches } from '../../standin/switches.mts';
import type { Fault } from '../fault.mts';
import type { World } from '../world.mts';

const under =
	(switches: Partial<Switches>) =>
	async ({ set }: World): Promise<void> => {
		await set(switches);
	};

const words = {
	answersOlderId: 'answers the older id',
	answersNewIdGone: 'answers a new id that is gone',
	answersNewIdClosed: 'answers a new id, complete at once',
	answersNoId: 'answers no id',
} as const;

/** Faults of what Autotask keeps, shows, and does by itself. */
export const ticketFaults: readonly Fault[] = [
	{
		name: 'query index lag of 2 s',
		deal: 'toAll',
		closes: true,
		strike: under({ queryLagMs: 2000 }),
	},
	{
		name: 'query index lag of 10 s',
		isSlow: true,
		deal: 'toAll',
		closes: true,
		strike: under({ queryLagMs: 10_000 }),
	},
	{
		name: 'Restricted access, answers nothing',
		deal: 'toAll',
		strike: restrict,
		before: 'checkSetup',
		tells: ['accessRestricted'],
		refuses: true,
	},
	{
		name: 'Restricted access accepted, answers nothing',
		deal: 'toAll',
		strike: async (world) => {
			world.credential['acceptRestrictedAccess'] = true;
			await restrict(world);
		},
		before: 'checkSetup',
		surplusAWorker: 1,
		tells: ['externalIdNotKept'],
	},
	{
		name: 'workflow rule clears externalID at once',
		isSlow: true,
		deal: 'toAll',
		surplusAWorker: null,
		strike: under({ workflowRules: [{ afterMs: 0, set: { externalID: null } }] }),
	},
	{
		name: 'workflow rule clears externalID soon',
		isSlow: true,
		deal: 'toAll',
		// Before or after the key was looked up, as it happens.
		strike: async ({ set, random }) => {
			const afterMs = random.between(30, 600);
			await set({ workflowRules: [{ afterMs, set: { externalID: null } }] });
		},
		before: 'checkSetup',
		surplusAWorker: null,
	},
	{
		name: 'workflow rule clears externalID after 2 s',
		deal: 'toAll',
		strike: under({ workflowRules: [{ afterMs: 2000, set: { externalID: null } }] }),
		before: 'checkSetup',
		surplusAWorker: 1,
		tells: ['externalIdNotKept'],
	},
	...(['answersOlderId', 'answersNewIdGone', 'answersNewIdClosed', 'answersNoId'] as const).map(
		(duplicateHandling): Fault => ({
			name: `Duplicate Ticket Handling ${words[duplicateHandling]}`,
			isSlow: true,
			deal: 'toAll',
			strike: under({ duplicateHandling }),
			before: 'checkSetup',
			// Complete at once, the tickets of several workers stand side by side, none of them open.
			...(duplicateHandling === 'answersNewIdClosed' ? { closes: true } : { surplusAWorker: 1 }),
		}),
	),
	{
		name: 'status change that does not land',
		deal: 'apart',
		intake: { longShare: 0.2 },
		closes: true,
		strike: under({ statusPatchAfterNote: 'lost' }),
		between: addRivals,
	},
];

async function restrict({ set }: World): Promise<void> {
	await set({ restrictedAnswers: 'nothing', restrictedEntities: ['Tickets'] });
}

/** Duplicates as a killed worker leaves them, each with a fresh note. */
async function addRivals({ admin, random }: World): Promise<void> {
	const tickets = random.shuffled(await admin.tickets()).slice(0, 4);
	for (const ticket of tickets) {
		const { externalID, companyID, title, description, status, priority, queueID } = ticket;
		const rival = { externalID, companyID, title, description, status, priority, queueID };
		const [ticketID = -1] = (await admin.seed({ tickets: [rival] })).tickets;
		const note = { ticketID, title: 'By a rule', description: 'Noted', noteType: 1, publish: 1 };
		await admin.seed({ notes: [note] });
	}
}
