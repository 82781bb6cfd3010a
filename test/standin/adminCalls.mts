import { adminCalls, adminHttp } from '../standinServer/adminCalls.mts';
import type { AdminCalls } from '../standinServer/adminCalls.mts';
import type {
	Counters,
	RowInput,
	SeededIds,
	SeedRows,
	StoredNote,
	StoredTicket,
} from './adminApi.mts';
import type { Switches } from './switches.mts';

export type StandinAdmin = AdminCalls<Switches, Counters> & {
	/** Adds rows; see `SeedRows`. */
	seed(rows: SeedRows): Promise<SeededIds>;
	/** All tickets with their notes, in commit order. */
	tickets(): Promise<readonly StoredTicket[]>;
	/** All notes, in commit order. */
	notes(): Promise<readonly StoredNote[]>;
	/** A human touches a ticket: last activity becomes the human's unless the change says otherwise. */
	touchTicket(id: number, change: RowInput): Promise<StoredTicket>;
	changeCompany(id: number, change: RowInput): Promise<void>;
};

/** The admin side of the Autotask stand-in at this address (without a slash at its end). */
export function adminOf(adminUrl: string): StandinAdmin {
	const http = adminHttp(adminUrl);
	return {
		...adminCalls<Switches, Counters>(http),
		seed: async (rows) => (await http.post<SeededIds>('/seed', rows)).data,
		tickets: async () => (await http.get<readonly StoredTicket[]>('/tickets')).data,
		notes: async () => (await http.get<readonly StoredNote[]>('/notes')).data,
		touchTicket: async (id, change) =>
			(await http.patch<StoredTicket>(`/tickets/${id}`, change)).data,
		changeCompany: async (id, change) => {
			await http.post(`/companies/${id}`, change);
		},
	};
}
