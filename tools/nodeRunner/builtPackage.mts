import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import { z } from 'zod';

/** The node and the credential of a built package. */
export type BuiltPackage = {
	readonly version: string;
	readonly node: INodeType;
	/** What n8n calls the node in workflows. */
	readonly nodeType: string;
	readonly credential: ICredentialType;
};

const manifest = z.object({
	name: z.string(),
	version: z.string(),
	n8n: z.object({
		nodes: z.array(z.string()).nonempty(),
		credentials: z.array(z.string()).nonempty(),
	}),
});
const nodeClass = z.custom<new () => INodeType>((value) => typeof value === 'function');
const credentialClass = z.custom<new () => ICredentialType>((value) => typeof value === 'function');

/**
 * Loads what the package in `folder` ships, by its package.json, as n8n does. Throws when it is
 * not built.
 */
export function loadPackage(folder: string): BuiltPackage {
	const source = readFileSync(path.join(folder, 'package.json'), 'utf8');
	const { name, version, n8n } = manifest.parse(JSON.parse(source));
	const node = new (nodeClass.parse(exported(folder, n8n.nodes[0])))();
	const credential = new (credentialClass.parse(exported(folder, n8n.credentials[0])))();
	return { version, node, nodeType: `${name}.${node.description.name}`, credential };
}

/** The class of a shipped file, which n8n finds by the name of the file. */
function exported(folder: string, file: string): unknown {
	const script = path.resolve(folder, file);
	const [className = ''] = path.basename(script).split('.');
	const module: unknown = createRequire(script)(script);
	return z.record(z.unknown()).parse(module)[className];
}
