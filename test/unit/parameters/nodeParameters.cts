import { get } from 'lodash';
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { nodeProperties } from '../../../nodes/OfficeProtectAutotask/parameters/nodeProperties';
import type { ParameterSource } from '../../../nodes/OfficeProtectAutotask/parameters/parameterSource';

/** The parameters as n8n completes them before a run: defaults filled in, hidden ones dropped. */
export function completed(chosen: INodeParameters): INodeParameters {
	return NodeHelpers.getNodeParameters(nodeProperties, chosen, true, false, null, null) ?? {};
}

/** A source of those values, in the zone of a workflow in Toronto. */
export function sourceOf(chosen: INodeParameters): ParameterSource {
	const parameters = completed(chosen);
	return { read: (path) => get(parameters, path), workflowTimeZone: 'America/Toronto' };
}

/** A source of the given values alone, as expressions may compute them. */
export function computed(values: Readonly<Record<string, unknown>>): ParameterSource {
	return { read: (path) => get(values, path), workflowTimeZone: 'America/Toronto' };
}

/** The parameters that the editor shows for an operation that was just chosen. */
export function shownFirst(operation: string): INodeProperties[] {
	const values = completed({ operation });
	return nodeProperties.filter((property) =>
		NodeHelpers.displayParameter(values, property, null, null),
	);
}
