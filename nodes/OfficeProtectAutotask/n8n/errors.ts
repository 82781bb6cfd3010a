import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INode } from 'n8n-workflow';
import type { Checked, Failure } from '../failure';
import { ParameterProblem } from '../parameters/parameterProblem';
import type { Outcome } from '../report/outcome';
import type { OutputJson } from '../report/outputJson';
import { errorText } from './errorText';
import type { OpenedItem } from './items';
import { nodeOf } from './node';

/** What `read` gives, or why the parameters that it reads cannot be used. */
export function usable<T>(read: () => T): Checked<T> {
	try {
		return { kind: 'ok', value: read() };
	} catch (error) {
		if (error instanceof ParameterProblem) return { kind: 'fail', failure: error.failure };
		return { kind: 'fail', failure: notEvaluated(error) };
	}
}

/** The same for the choices of an item, unless the item itself could not be opened. */
export function usableFor<T>(item: OpenedItem, read: () => T): Checked<T> {
	return item.failure === null ? usable(read) : { kind: 'fail', failure: item.failure };
}

/** What `read` gives; the n8n error where the parameters that it reads cannot be used. */
export function required<T>(read: () => T, functions: Pick<IExecuteFunctions, 'getNode'>): T {
	const result = usable(read);
	if (result.kind === 'ok') return result.value;
	const { message, remedy } = result.failure;
	throw operationError(nodeOf(functions), message, { description: remedy });
}

function notEvaluated(error: unknown): Failure {
	return {
		code: 'settingInvalid',
		message: `A parameter cannot be evaluated: ${errorText(error)}`,
		remedy: 'Correct the expression in the node.',
		again: 'never',
		autotask: [],
	};
}

/** Why a run as a whole was broken off, for each of its items. */
export function brokenOff(error: unknown): Failure {
	return {
		code: 'runBroken',
		message: errorText(error),
		remedy:
			(error instanceof NodeOperationError ? error.description : null) ??
			'Check the credential and the parameters of the node, then run it again: nothing is made twice.',
		again: 'later',
		autotask: [],
	};
}

type Failed = Extract<Outcome, { kind: 'failed' }>;

/**
 * The n8n error of one failed alert: what happened to which alert, and what to do. On an error
 * output n8n leaves nothing of an item but its error, so the error carries `data` along.
 */
export function errorOf(
	{ failure, about, origin }: Failed,
	node: () => INode,
	data: OutputJson = {},
): NodeOperationError {
	const name = about === null ? '' : alertName(about.alert);
	const error = fresh(node, name, failure, origin.itemIndex);
	error.context['data'] = data;
	return error;
}

/**
 * The one error of a run in which alerts failed: how many, the first of them, and what to do. It is
 * all that an error workflow gets to see, since it is given no items. `inAll`: how many alerts there
 * were, where not all of them have an outcome.
 */
export function errorOfRun(
	outcomes: readonly Outcome[],
	node: () => INode,
	inAll = outcomes.length,
): NodeOperationError | null {
	const failed = outcomes.filter((outcome) => outcome.kind === 'failed');
	const [first] = failed;
	if (first === undefined) return null;
	if (failed.length === 1 && inAll === 1) return errorOf(first, node);
	const created = outcomes.filter(({ kind }) => kind === 'created').length;
	const others = created === 0 ? '' : ` (${created} got a new ticket)`;
	const count = `${failed.length} of ${inAll} alerts failed${others}. The first: `;
	const name = first.about === null ? '' : alertName(first.about.alert);
	return fresh(node, count + name, first.failure, first.origin.itemIndex);
}

function fresh(node: () => INode, about: string, failure: Failure, itemIndex: number) {
	return operationError(node(), `${about}${failure.message} [item ${itemIndex}]`, {
		description: failure.remedy,
		itemIndex,
	});
}

/**
 * An n8n error with this very message: n8n's own constructor replaces one in which a system error
 * code such as EACCES stands anywhere, as it does in "careaccess".
 */
export function operationError(
	node: INode,
	message: string,
	options: { readonly description: string; readonly itemIndex?: number },
): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	return error;
}

function alertName({
	eventTitle,
	tenant,
	occurredAtRaw,
}: {
	readonly eventTitle: string;
	readonly tenant: string | null;
	readonly occurredAtRaw: string | null;
}): string {
	const parts = [`"${eventTitle}"`, tenant === null ? [] : `of ${tenant}`, occurredAtRaw ?? []];
	return `${parts.flat().join(', ')}: `;
}
