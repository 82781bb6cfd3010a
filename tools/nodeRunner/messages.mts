import type { IBinaryKeyData, IDataObject, INode, INodeParameters } from 'n8n-workflow';

/** One execution of the node. */
export type NodeJob = {
	readonly items: readonly NodeItem[];
	/** What a user chose; the rest is as when the node is first opened. */
	readonly parameters: INodeParameters;
	/** The fields of the credential, as a user fills them in. */
	readonly credential: Readonly<Record<string, unknown>>;
	/** Executions with the same id share what the process keeps; absent: `1`. */
	readonly credentialId?: string | undefined;
	/** What n8n is to do about failed alerts; absent: stop with one error. */
	readonly onError?: INode['onError'] | undefined;
};

/** An input item; files are base64 in `binary`, as n8n keeps them in memory. */
export type NodeItem = {
	readonly json: IDataObject;
	readonly binary?: IBinaryKeyData | undefined;
};

/** An error as people read it. */
export type ToldError = {
	readonly message: string;
	readonly description: string | null;
	readonly itemIndex: number | null;
};

export type NodeOutputItem = {
	readonly json: IDataObject;
	/** Index of the input item that it came from. */
	readonly item: number | null;
	readonly error: ToldError | null;
};

/** What an execution came to, and what it took of the process. */
export type NodeRun = {
	/** By output, in the order of the node's description; empty when it ended with an error. */
	readonly outputs: readonly (readonly NodeOutputItem[])[];
	readonly error: ToldError | null;
	/** What the editor shows beside the outputs. */
	readonly hints: readonly string[];
	readonly wallMs: number;
	/** Of the whole process while the execution ran: with several at once, of all of them. */
	readonly cpuMs: number;
	/** Of the process when the execution had ended. */
	readonly heapBytes: number;
	/** The most that the process had used when the execution began, with its items in it. */
	readonly peakBeforeBytes: number;
	/** The most that the process has used so far. */
	readonly peakBytes: number;
};

/** What a runner process is told. */
export type ToRunner =
	| { readonly kind: 'run'; readonly id: number; readonly job: NodeJob }
	/** Cancels an execution, as *Stop* does in n8n. */
	| { readonly kind: 'cancel'; readonly id: number };

/** What a runner process tells. */
export type FromRunner =
	| { readonly kind: 'ready'; readonly version: string }
	| { readonly kind: 'ran'; readonly id: number; readonly run: NodeRun };
