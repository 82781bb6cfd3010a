import { billingCodes } from '../seed/picklists.mts';
import { apiUserResource, roles } from '../seed/people.mts';
import { rejected } from '../refusal.mts';
import type { Refusal } from '../refusal.mts';
import type { Entity } from '../metadata/entities.mts';
import type { World } from '../world.mts';
import { numberOf } from './draft.mts';
import type { ReadonlyDraft } from './draft.mts';
import { errorOf } from './fieldRules.mts';

/**
 * Checks that what the sent fields refer to exists and is active, and that a contact belongs to the
 * company or its parent. Entities that the stand-in does not have count as without rows.
 */
export function checkReferences(
	world: World,
	entity: Entity,
	draft: ReadonlyDraft,
	sent: ReadonlySet<string>,
): void {
	for (const field of entity.fields.values()) {
		const id = numberOf(draft, field.name);
		if (field.references === '' || !sent.has(field.name) || id === null) continue;
		if (!exists(world, field.references, id)) {
			throw referenceError(world, field.name, field.references);
		}
	}
	if (entity.name === 'Tickets' && (sent.has('contactID') || sent.has('companyID'))) {
		checkContactOfCompany(world, draft);
	}
	if (numberOf(draft, 'assignedResourceID') === apiUserResource) {
		throw referenceError(world, 'assignedResourceID', 'Resource');
	}
}

function exists(world: World, type: string, id: number): boolean {
	const { tables } = world.database;
	switch (type) {
		case 'Company': {
			const company = tables.Companies.get(id);
			const acceptsAll = world.switches.inactiveCompany === 'accepted';
			return company !== undefined && (company['isActive'] === true || acceptsAll);
		}
		case 'Contact':
			return tables.Contacts.get(id)?.['isActive'] === 1;
		case 'Resource':
			return tables.Resources.get(id)?.['isActive'] === true;
		case 'Ticket':
			return tables.Tickets.get(id) !== undefined;
		case 'Role':
			return Object.values<number>(roles).includes(id);
		case 'BillingCode':
			return billingCodes.has(id);
		default:
			return false;
	}
}

function referenceError(world: World, field: string, type: string): Refusal {
	if (world.switches.referenceErrors === 'older') {
		return rejected(
			`Value does not reference an existing entity for ${field}.`,
			'Error updating entity for record number [1].',
		);
	}
	const text = `Reference value on field: ${field} of type: ${type} does not exist or is invalid.`;
	return errorOf(text, world.switches);
}

function checkContactOfCompany(world: World, draft: ReadonlyDraft): void {
	const contactId = numberOf(draft, 'contactID');
	const companyId = numberOf(draft, 'companyID');
	if (contactId === null || companyId === null) return;
	const home = world.database.tables.Contacts.get(contactId)?.['companyID'];
	const parent = world.database.tables.Companies.get(companyId)?.['parentCompanyID'] ?? null;
	if (home === companyId || (parent !== null && home === parent)) return;
	throw errorOf(
		'contactID is not associated to the companyID or its Parent Company',
		world.switches,
	);
}
