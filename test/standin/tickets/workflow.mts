import type { CellValue } from '../adminApi.mts';
import { findField } from '../metadata/entities.mts';
import type { Entity } from '../metadata/entities.mts';
import { automationResource } from '../seed/people.mts';
import type { Row } from '../store/table.mts';
import type { WorkflowRule } from '../workflowRules.mts';
import type { World } from '../world.mts';
import { changeTicket } from './change.mts';

/** Has the workflow rules that fit a new ticket change it in their time. */
export function startWorkflow(world: World, row: Row): void {
	const entity = world.entities.Tickets;
	for (const rule of world.switches.workflowRules) {
		if (!fits(entity, rule, row)) continue;
		const changes = changesOf(entity, rule);
		world.pending.after(rule.afterMs, () => {
			changeTicket(world, row.id, changes, automationResource);
		});
	}
}

function fits(entity: Entity, rule: WorkflowRule, row: Row): boolean {
	return Object.entries(rule.when ?? {}).every(
		([name, value]) => row[findField(entity, name)?.name ?? name] === value,
	);
}

function changesOf(entity: Entity, rule: WorkflowRule): Readonly<Record<string, CellValue>> {
	const changes = Object.entries(rule.set).map(([name, value]) => {
		const field = findField(entity, name);
		return [field?.name ?? name, value ?? field?.unset ?? null] as const;
	});
	return Object.fromEntries(changes);
}
