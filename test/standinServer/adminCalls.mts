import axios from 'axios';
import type { AxiosInstance } from 'axios';
import type { FaultSpec, FaultState, LoggedRequest, SwitchDescription } from './adminApi.mts';

/** The calls to the admin side that every stand-in takes. */
export type AdminCalls<Switches, Counts> = {
	/** All as at the start: state, switches, no faults, counters at zero. */
	reset(): Promise<void>;
	/** Sets the switches given, leaves the others. */
	setSwitches(values: Partial<Switches>): Promise<void>;
	switches(): Promise<readonly SwitchDescription[]>;
	/** Adds a fault and gives its id. */
	addFault(fault: FaultSpec): Promise<string>;
	faults(): Promise<readonly FaultState[]>;
	/** Lets go what a `hold` keeps waiting, and ends that fault. */
	releaseFault(id: string): Promise<void>;
	/** Ends all faults and lets go what they hold. */
	clearFaults(): Promise<void>;
	counters(): Promise<Counts>;
	clearCounters(): Promise<void>;
	/** The newest requests, oldest first. */
	requests(): Promise<readonly LoggedRequest[]>;
};

/** HTTP to a stand-in's admin side; paths begin below `/admin`. */
export function adminHttp(adminUrl: string): AxiosInstance {
	return axios.create({ baseURL: `${adminUrl}/admin`, proxy: false });
}

/** Each call rejects when the stand-in refuses it. */
export function adminCalls<Switches, Counts>(http: AxiosInstance): AdminCalls<Switches, Counts> {
	return {
		reset: async () => {
			await http.post('/reset', {});
		},
		setSwitches: async (values) => {
			await http.put('/switches', values);
		},
		switches: async () => (await http.get<readonly SwitchDescription[]>('/switches')).data,
		addFault: async (fault) => (await http.post<{ id: string }>('/faults', fault)).data.id,
		faults: async () => (await http.get<readonly FaultState[]>('/faults')).data,
		releaseFault: async (id) => {
			await http.post(`/faults/${id}/release`, {});
		},
		clearFaults: async () => {
			await http.delete('/faults');
		},
		counters: async () => (await http.get<Counts>('/counters')).data,
		clearCounters: async () => {
			await http.delete('/counters');
		},
		requests: async () => (await http.get<readonly LoggedRequest[]>('/requests')).data,
	};
}
