import credentials from './graphStandin/credentials.json';

export { outlookCredential } from '../tools/host/outlookCredential.mts';
export type { GraphStandinAdmin } from './graphStandin/adminCalls.mts';
export type {
	Delivery,
	FaultSpec,
	MailFields,
	MailState,
	SentMail,
} from './graphStandin/adminApi.mts';
export { startGraphStandin } from './graphStandin/start.mts';
export type { GraphStandin } from './graphStandin/start.mts';
export type { Switches as GraphSwitches } from './graphStandin/switches.mts';

/** What the Graph stand-in accepts, and the mailbox that it holds. */
export const graphCredentials = credentials;
