import { z } from 'zod';
import type { SwitchGrade } from '../standinServer/adminApi.mts';
import type { SwitchDefinition } from '../standinServer/switchKinds.mts';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * A workflow rule: some time after the create of a ticket whose fields equal those of `when`, the
 * fields of `set` change (null clears). It acts under resource 4, the automation's.
 */
const workflowRule = z
	.object({
		afterMs: z.number().int().nonnegative(),
		set: z.record(scalar),
		when: z.record(scalar).default({}),
	})
	.strict();
export type WorkflowRule = {
	readonly afterMs: number;
	readonly set: Readonly<Record<string, string | number | boolean | null>>;
	readonly when?: Readonly<Record<string, string | number | boolean | null>> | undefined;
};

export function workflowRules(
	known: SwitchGrade,
	means: string,
): SwitchDefinition<readonly WorkflowRule[]> {
	const allowed = 'a list of {afterMs, set: {field: value}, when?: {field: value}}';
	const schema: z.ZodType<readonly WorkflowRule[], z.ZodTypeDef, unknown> = z.array(workflowRule);
	return {
		schema: schema as z.ZodType<readonly WorkflowRule[]>,
		default: [],
		allowed,
		means,
		known,
	};
}
