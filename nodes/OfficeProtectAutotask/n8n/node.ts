import { memoize } from 'lodash';
import type { INode, IExecuteFunctions } from 'n8n-workflow';

/**
 * The node of an execution. n8n copies it whole each time that it is asked for it, with a mapping
 * of hundreds of tenants in it, so it is asked once.
 */
export const nodeOf = memoize(
	(functions: Pick<IExecuteFunctions, 'getNode'>): INode => functions.getNode(),
);
nodeOf.cache = new WeakMap();
