export type { StandinAdmin } from './standin/adminCalls.mts';
export type {
	Counters,
	FaultSpec,
	FaultState,
	LoggedRequest,
	RowInput,
	SeededIds,
	SeedRows,
	StoredNote,
	StoredTicket,
	SwitchDescription,
} from './standin/adminApi.mts';
export { startStandin } from './standin/start.mts';
export type { Standin } from './standin/start.mts';
export type { Switches } from './standin/switches.mts';
