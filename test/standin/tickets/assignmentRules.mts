import { rejected } from '../refusal.mts';
import { rowsOf } from '../store/database.mts';
import type { World } from '../world.mts';
import { numberOf } from './draft.mts';
import type { ReadonlyDraft } from './draft.mts';

/** Checks that resource and role come together and fit, and that a ticket has a queue or an assignee. */
export function checkAssignment(world: World, draft: ReadonlyDraft): void {
	const resource = numberOf(draft, 'assignedResourceID');
	const role = numberOf(draft, 'assignedResourceRoleID');
	if ((resource === null) !== (role === null)) {
		throw rejected(
			'Data violation: When assigning a Resource, you must assign both a assignedResourceID and assignedResourceRoleID.',
		);
	}
	if (resource !== null && role !== null) checkRole(world, resource, role);
	const isUnplaced = numberOf(draft, 'queueID') === null && resource === null;
	if (isUnplaced && world.switches.queueRule === 'queueOrAssignee') {
		throw rejected(
			'assignedResourceID, assignedResourceRoleID, and queueID cannot all be empty. Supply a queueID or both an assignedResourceID and assignedResourceRoleID.',
		);
	}
}

function checkRole(world: World, resource: number, role: number): void {
	const held = rowsOf(world.database.tables.ResourceRoles).filter(
		(row) => row['resourceID'] === resource && row['roleID'] === role,
	);
	if (held.length === 0) throw rejected('There is no row at position 0.');
	if (held.some((row) => row['isActive'] === true && row['queueID'] !== null)) return;
	throw rejected(
		'The specified AssignedResourceID and AssignedRoleID combination is not currently defined',
	);
}
