import type { Account } from './accounts.mts';
import type { EntityName, Operation } from './metadata/entities.mts';
import { Refusal, rejected } from './refusal.mts';
import type { Switches } from './switches.mts';

export type Access = 'None' | 'All' | 'Restricted';

/** What a signed-in user may do with an entity, from the user's own rights and the switches. */
export function accessOf(
	account: Account,
	switches: Switches,
	entity: EntityName,
	operation: Operation,
): Access {
	const name = `${entity}:${operation}`.toLowerCase();
	const denied = [...account.denied, ...switches.deniedOperations];
	if (denied.some((other) => other.toLowerCase() === name)) return 'None';
	const restricted = [...account.restricted, ...switches.restrictedEntities];
	const isRestricted = restricted.some((other) => other.toLowerCase() === entity.toLowerCase());
	return operation === 'query' && isRestricted ? 'Restricted' : 'All';
}

/** Throws the refusal that a missing permission gets. */
export function requireAccess(
	account: Account,
	switches: Switches,
	entity: EntityName,
	operation: Operation,
): void {
	if (accessOf(account, switches, entity, operation) === 'None') throw denied(operation, switches);
}

export function denied(operation: Operation, switches: Switches): Refusal {
	const text = `The logged in Resource does not have the adequate permissions to ${operation} this entity type.`;
	return switches.permissionDenied === 'status403'
		? new Refusal(403, { errors: [text] })
		: rejected(text);
}

/** Whether rows of the entity show in queries, and whether they show by id. */
export function visibility(
	account: Account,
	switches: Switches,
	entity: EntityName,
): { readonly byQuery: boolean; readonly byId: boolean } {
	const isRestricted = accessOf(account, switches, entity, 'query') === 'Restricted';
	const answers = isRestricted ? switches.restrictedAnswers : 'everything';
	const hidden = entity === 'Tickets' ? switches.hiddenTickets : 'none';
	return {
		byQuery: answers === 'everything' && hidden === 'none',
		byId: answers !== 'nothing' && hidden !== 'everywhere',
	};
}
