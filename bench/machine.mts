import { cpus, totalmem } from 'node:os';
import pinned from '../tools/host/version.json' with { type: 'json' };

export type Machine = {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGb: number;
	readonly node: string;
	readonly n8n: string;
};

export function thisMachine(): Machine {
	return {
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		node: process.versions.node,
		n8n: pinned.n8n,
	};
}
