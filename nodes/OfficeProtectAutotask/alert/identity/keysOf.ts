import { createHash } from 'node:crypto';
import type { AlertKeys, Identity, KeyBasis } from './identity';
import { groupingCriteria } from './op1Types';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const criteriaByType = new Map(Object.entries(groupingCriteria));

function hash(purpose: string, values: unknown, length: number): string {
	return createHash('sha256')
		.update(JSON.stringify([purpose, values]))
		.digest('hex')
		.slice(0, length);
}

/**
 * The keys of an alert, made of its identity alone: `op1-` and 20 hex digits for the alert, 8 each for
 * what repeats of it have in common.
 */
export function keysOf(identity: Identity): AlertKeys {
	const { type, tenant, time, eventId, details, ordinal, mailDate, envelope } = identity;
	const what = eventId === null ? ['details', details, ordinal] : ['id', eventId];
	const where =
		tenant === null
			? ['envelope', envelope?.to ?? [], envelope?.subject ?? '']
			: ['tenant', tenant];
	const when = time === null ? ['mail', mailDate] : ['time', time];
	const alertKey = `op1-${hash('alert', [type, where, when, what], 20)}`;
	const users = firstFilled(valuesOf(identity, ['user']), valuesOf(identity, ['actor']));
	const criteria = criteriaByType.get(type);
	const similar = firstFilled(criteria === undefined ? [] : valuesOf(identity, criteria), details);
	// What names no user (or nothing at all) has nothing in common with anything else.
	const groupKeys = [
		hash('same event', similar.length === 0 ? [alertKey] : [type, where, similar], 8),
		hash('same user', users.length === 0 ? [alertKey] : [where, users], 8),
		hash('same user and type', users.length === 0 ? [alertKey] : [type, where, users], 8),
	] as const;
	return {
		alertKey,
		groupKeys,
		externalId: `${alertKey}-${groupKeys.join('')}`,
		basis: basisOf(identity),
	};
}

function valuesOf(identity: Identity, fields: readonly string[]): Identity['details'] {
	return identity.details.filter(([label]) => fields.includes(label));
}

function firstFilled(...lists: readonly Identity['details'][]): Identity['details'] {
	return lists.find((list) => list.length > 0) ?? [];
}

function basisOf({ eventId, ordinal, time, mailDate, tenant, envelope }: Identity): KeyBasis {
	const event = eventId !== null ? 'vendorEventId' : ordinal > 0 ? 'detailsAndOrdinal' : 'details';
	return {
		event,
		time: time !== null ? 'printed' : mailDate !== null ? 'mailDate' : 'none',
		tenant: tenant !== null ? 'printed' : envelope !== null ? 'envelope' : 'none',
	};
}

/**
 * Keys of a test ticket: they match no alert and no two seeds share a part.
 * @param seed what makes this test ticket its own, for example the time it was asked for
 */
export function testKeys(seed: string): AlertKeys {
	const alertKey = `opt1-${hash('test', seed, 20)}`;
	const groupKeys = [
		hash('test: same event', seed, 8),
		hash('test: same user', seed, 8),
		hash('test: same user and type', seed, 8),
	] as const;
	return {
		alertKey,
		groupKeys,
		externalId: `${alertKey}-${groupKeys.join('')}`,
		basis: { event: 'details', time: 'none', tenant: 'none' },
	};
}
