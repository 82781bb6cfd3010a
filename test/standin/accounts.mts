import credentials from './credentials.json' with { type: 'json' };

/** A user of the API: what the sign-in needs, and how far it gets. */
export type Account = {
	readonly userName: string;
	readonly secret: string;
	/** Whether the right secret opens anything: not for a locked or inactive user, nor one with an ordinary licence. */
	readonly maySignIn: boolean;
	readonly resourceId: number;
	readonly restricted: readonly string[];
	readonly denied: readonly string[];
};

const { users } = credentials;
const open = { maySignIn: true, resourceId: 29682885, restricted: [], denied: [] };
const shut = { ...open, maySignIn: false };

export const accounts: readonly Account[] = [
	{ ...open, ...users.valid },
	{ ...shut, ...users.locked },
	{ ...shut, ...users.inactive },
	{ ...shut, ...users.licence },
	{ ...open, ...users.restricted, restricted: ['Tickets', 'TicketNotes'] },
	{ ...open, ...users.noCreate, denied: ['Tickets:create', 'TicketNotes:create'] },
	{ ...open, ...users.noQuery, denied: ['Tickets:query'] },
];

export const { integrationCode } = credentials;

/** The user of that name, upper or lower case. */
export function findAccount(userName: string): Account | undefined {
	const sought = userName.trim().toLowerCase();
	return accounts.find((account) => account.userName.toLowerCase() === sought);
}
