import type { INode, IExecuteFunctions } from 'n8n-workflow';
import { memoizeWeakly } from '../memoizeWeakly';

/**
 * The node of an execution. n8n copies it whole each time that it is asked for it, with a mapping
 * of hundreds of tenants in it, so it is asked once.
 */
export const nodeOf = memoizeWeakly(
	(functions: Pick<IExecuteFunctions, 'getNode'>): INode => functions.getNode(),
);
