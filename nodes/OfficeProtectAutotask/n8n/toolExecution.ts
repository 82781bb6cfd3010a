import type { IExecuteFunctions } from 'n8n-workflow';
import { nodeOf } from './node';

type Asked = Pick<IExecuteFunctions, 'getNode'> &
	Partial<Pick<IExecuteFunctions, 'isToolExecution'>>;

/**
 * Whether an AI agent runs the node as its tool. An n8n that cannot be asked, as 2.0 and before,
 * says it by the type of the node.
 */
export function isToolExecution(functions: Asked): boolean {
	return functions.isToolExecution?.() ?? nodeOf(functions).type.endsWith('Tool');
}
