import { parseNoise } from '../../../nodes/OfficeProtectAutotask/parameters/noise';
import { computed, sourceOf } from './nodeParameters.cts';
import { problemOf } from './problemOf.cts';

describe('event types to skip', () => {
	test('are keys or printed names, also from an expression that gives one text', () => {
		const skipped = (skippedEventTypes: unknown) =>
			parseNoise(computed({ noise: { skippedEventTypes } })).skippedEventTypes;
		expect(skipped(['licenseAssigned', 'License Removed'])).toEqual([
			'licenseAssigned',
			'License Removed',
		]);
		expect(skipped('License Removed')).toEqual(['License Removed']);
		expect(skipped(undefined)).toEqual([]);
	});

	test('that are no texts are refused', () => {
		const problem = problemOf(() => parseNoise(computed({ noise: { skippedEventTypes: [{}] } })));
		expect(problem.message).toMatch(/^'Event Types to Skip' must be a text/);
	});
});

describe('priority by event type', () => {
	test('a suggested row needs nothing but its priority', () => {
		const noise = { priorityByEventType: { urgent: [{ priority: 'Critical' }] } };
		const { priorityByEventType } = parseNoise(sourceOf({ operation: 'createTicket', noise }));
		expect(priorityByEventType).toContainEqual({
			eventType: 'signInFromUnauthorizedCountry',
			priority: 'Critical',
		});
		expect(priorityByEventType).not.toContainEqual(
			expect.objectContaining({ eventType: 'licenseAssigned' }),
		);
	});

	test('rows of the user come before the suggested ones', () => {
		const priorityByEventType = {
			quiet: [{ eventTypes: ['licenseAssigned'], priority: '3' }],
			rows: [{ eventTypes: ['licenseAssigned', 'unknown'], priority: 2 }],
		};
		expect(parseNoise(computed({ noise: { priorityByEventType } })).priorityByEventType).toEqual([
			{ eventType: 'licenseAssigned', priority: '2' },
			{ eventType: 'unknown', priority: '2' },
			{ eventType: 'licenseAssigned', priority: '3' },
		]);
	});
});
