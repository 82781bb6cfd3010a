import type { IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';
import type { Reading } from '../alert/reading';
import { unreadableItem } from '../alert/unreadableItem';
import type { Outcome } from '../report/outcome';
import { alertJson, outputJson, outputOf } from '../report/outputJson';
import { outcomesOfReadings } from '../report/outcomes';
import { brokenOff, errorOf, errorOfRun } from './errors';
import { nodeOf } from './node';
import { isToolExecution } from './toolExecution';

/** What holds for a whole run at Autotask. */
export interface RunFacts {
	/** The zone's web address, for links to tickets; null when it is not known. */
	readonly webUrl: string | null;
	/** How many calls the run made. */
	readonly apiCalls: number;
}

/**
 * The node's two outputs for tickets: *New Ticket* and *No New Ticket*. Where n8n is not to
 * continue on failures, one error stands for all failed alerts of the run, thrown only now that
 * every alert has its outcome. Each item says how many calls the run made in all, since an item is
 * all that the next node gets; `facts` is null for a run that is about no tickets.
 */
export function publish(
	outcomes: readonly Outcome[],
	functions: IExecuteFunctions,
	facts: RunFacts | null,
): INodeExecutionData[][] {
	const node = () => nodeOf(functions);
	throwIfFailed(outcomes, functions, node);
	const items = outcomes.map((outcome) => ({
		isFirst: outputOf(outcome) === 'newTicket',
		item: itemOf(outcome, node, facts),
	}));
	return split(items, functions);
}

/** The node's two outputs for readings: alerts, and what is none. */
export function publishReadings(
	readings: readonly Reading[],
	functions: IExecuteFunctions,
): INodeExecutionData[][] {
	const others = outcomesOfReadings(readings);
	const node = () => nodeOf(functions);
	throwIfFailed(others, functions, node, readings.length);
	const alerts = readings.flatMap((reading) =>
		reading.kind === 'alert'
			? {
					isFirst: true,
					item: {
						json: alertJson(reading.alert),
						pairedItem: { item: reading.origin.itemIndex },
					},
				}
			: [],
	);
	const rest = others.map((outcome) => ({
		isFirst: false,
		item: itemOf(outcome, node, null),
	}));
	return split([...alerts, ...rest], functions);
}

/**
 * Where n8n is to continue on failures: each input item as failed, because the run as a whole was
 * broken off by `error`; else throws it. n8n itself would hand the input on by the first output,
 * and the next nodes would take it for new tickets.
 */
export function publishBreakdown(
	error: unknown,
	functions: IExecuteFunctions,
): INodeExecutionData[][] {
	if (!functions.continueOnFail()) throw error;
	const failure = brokenOff(error);
	const readings = functions
		.getInputData()
		.map((_, itemIndex) => unreadableItem(itemIndex, failure));
	return publish(outcomesOfReadings(readings), functions, null);
}

function throwIfFailed(
	outcomes: readonly Outcome[],
	functions: IExecuteFunctions,
	node: () => INode,
	inAll = outcomes.length,
): void {
	const error = errorOfRun(outcomes, node, inAll);
	if (error !== null && !functions.continueOnFail()) throw error;
}

/** An AI agent is shown the first output only, so all goes there when the node runs as a tool. */
function split(
	items: readonly { readonly isFirst: boolean; readonly item: INodeExecutionData }[],
	functions: IExecuteFunctions,
): INodeExecutionData[][] {
	if (isToolExecution(functions)) return [items.map(({ item }) => item), []];
	const [first, second] = [true, false].map((wanted) =>
		items.filter(({ isFirst }) => isFirst === wanted).map(({ item }) => item),
	);
	return [first ?? [], second ?? []];
}

function itemOf(outcome: Outcome, node: () => INode, facts: RunFacts | null): INodeExecutionData {
	const json =
		facts === null
			? outputJson(outcome, null)
			: { ...outputJson(outcome, facts.webUrl), apiCalls: facts.apiCalls };
	const pairedItem = { item: outcome.origin.itemIndex };
	return outcome.kind === 'failed'
		? { json, pairedItem, error: errorOf(outcome, node, json) }
		: { json, pairedItem };
}
