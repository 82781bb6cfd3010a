import { sortBy } from 'lodash';
import type { INodePropertyOptions } from 'n8n-workflow';
import { eventTypes } from '../alert/eventTypes';
import type { EventTypeKey, SuggestedPriority } from '../alert/eventTypes';

/** The catalogue as a list to choose from. */
export const knownEventTypeOptions: INodePropertyOptions[] = sortBy(
	eventTypes.map(({ key, name }) => ({ name, value: key })),
	({ name }) => name.toLowerCase(),
);

const unknownType: EventTypeKey = 'unknown';

/** The same, with alerts whose type the catalogue lacks. */
export const eventTypeOptions: INodePropertyOptions[] = [
	...knownEventTypeOptions,
	{ name: 'Unknown Event Type', value: unknownType },
];

/** The event types for which the catalogue suggests this priority. */
export function eventTypesOfPriority(priority: SuggestedPriority): EventTypeKey[] {
	return eventTypes
		.filter(({ suggestedPriority }) => suggestedPriority === priority)
		.map(({ key }) => key);
}
