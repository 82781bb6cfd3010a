import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import { routeAlert } from '../../../nodes/OfficeProtectAutotask/routing/route';
import type { Route, RoutingRules } from '../../../nodes/OfficeProtectAutotask/routing/route';
import { rulesOf } from '../../../nodes/OfficeProtectAutotask/routing/rules';
import { sampleAlert } from '../sampleAlert.cts';
import { sampleSettings } from '../ticket/sampleSettings.cts';
import { companies, mappingOf, row } from './sampleMapping.cts';
import { sampleRouting } from './sampleRouting.cts';

function route(alert: Partial<Alert>, rules: Partial<RoutingRules> = {}): Route {
	const choices = sampleRouting({ settings: sampleSettings() });
	return routeAlert(sampleAlert(alert), { ...rulesOf(choices, companies), ...rules });
}

const catchAll = {
	kind: 'catchAll',
	company: { companyID: 0, companyName: null },
} as const;

describe('routeAlert', () => {
	it('routes a mapped tenant to its company and says which row decided', () => {
		expect(route({ tenant: 'Contoso Ltd' })).toEqual({
			kind: 'ticket',
			company: { companyID: 175, companyName: 'Contoso Ltd' },
			settings: sampleSettings(),
			trace: {
				tenant: 'Contoso Ltd',
				tenantSource: 'printedTenant',
				mappingRow: 'row 1 "Contoso Ltd": Contoso Ltd (company 175)',
				notes: [
					'The alert prints the tenant "Contoso Ltd".',
					'Mapping row 1 "Contoso Ltd" gives Contoso Ltd (company 175).',
				],
			},
		});
	});

	it('makes no ticket of an unmapped tenant by default', () => {
		expect(route({ tenant: 'Adatum' })).toMatchObject({
			kind: 'skip',
			reason: { code: 'unmappedTenant', tenant: 'Adatum' },
			trace: { tenant: 'Adatum', tenantSource: 'printedTenant', mappingRow: null },
		});
	});

	it('sends an unmapped tenant to the catch-all company with the reason in the ticket', () => {
		const result = route({ tenant: 'Adatum' }, { unmapped: catchAll });
		expect(result).toMatchObject({
			kind: 'ticket',
			company: { companyID: 0, companyName: 'Our Own MSP' },
			trace: { tenant: 'Adatum', tenantSource: 'catchAll', mappingRow: null },
		});
		expect(result.kind === 'ticket' ? result.settings.remark : null).toBe(
			'No company is mapped to this tenant, so the ticket went to the catch-all company. The alert prints the tenant "Adatum". No mapping row names this tenant.',
		);
		expect(result.trace.notes).toContain('The catch-all company is company 0.');
	});

	it('keeps a remark that was there before', () => {
		const settings = sampleSettings({ remark: 'Test.' });
		const result = route({ tenant: 'Adatum' }, { unmapped: catchAll, settings });
		expect(result.kind === 'ticket' ? result.settings.remark : null).toMatch(/^Test\. No company/);
	});

	it('never sends an ambiguous tenant or one that is switched off to the catch-all company', () => {
		const two = mappingOf(row('Contoso Ltd', 175), row('Contoso Ltd', 176));
		expect(route({}, { mapping: two, unmapped: catchAll })).toMatchObject({
			kind: 'skip',
			reason: {
				code: 'ambiguousTenant',
				tenant: 'Contoso Ltd',
				companies: [{ companyID: 175 }, { companyID: 176 }],
			},
		});
		const off = mappingOf(row('Contoso Ltd', 175, { flow: false }));
		expect(route({}, { mapping: off, unmapped: catchAll })).toMatchObject({
			kind: 'skip',
			reason: { code: 'flowOff', company: { companyID: 175, companyName: 'Contoso Ltd' } },
			trace: { mappingRow: 'row 1 "Contoso Ltd": Contoso Ltd (company 175)' },
		});
		const offWithoutCompany = mappingOf(row('Contoso Ltd', null, { flow: false }));
		expect(route({}, { mapping: offWithoutCompany, unmapped: catchAll })).toMatchObject({
			kind: 'skip',
			reason: { code: 'unmappedTenant', tenant: 'Contoso Ltd' },
		});
	});

	it('skips a company that is inactive or that Autotask does not show', () => {
		expect(route({}, { mapping: mappingOf(row('Contoso Ltd', 177)) })).toMatchObject({
			kind: 'skip',
			reason: {
				code: 'companyInactive',
				company: { companyID: 177, companyName: 'Northwind Traders' },
			},
		});
		expect(route({}, { mapping: mappingOf(row('Contoso Ltd', 999)) })).toMatchObject({
			kind: 'skip',
			reason: { code: 'companyNotFound', company: { companyID: 999, companyName: null } },
		});
		const gone = { kind: 'catchAll', company: { companyID: 998, companyName: 'Gone' } } as const;
		const result = route({ tenant: 'Adatum' }, { unmapped: gone });
		expect(result).toMatchObject({ kind: 'skip', reason: { code: 'companyNotFound' } });
		expect(result.trace.notes.at(-1)).toBe(
			'Autotask shows no Gone (company 998) to this API user.',
		);
	});

	it('passes the option for the domain of the user on', () => {
		const mapping = mappingOf(row('contoso.example', 175));
		const alert = { tenant: null, text: '', user: 'adele@contoso.example' };
		expect(route(alert, { mapping, matchUserDomain: true }).trace.tenantSource).toBe('userDomain');
		expect(route(alert, { mapping }).kind).toBe('skip');
	});
});

describe('event types', () => {
	it.each([
		'signInFromUnauthorizedCountry',
		'Sign-In from Unauthorized Country',
		'sign-in from an unauthorized country',
	])('%j skips the type, and says so before anything about the tenant', (name) => {
		expect(route({ tenant: 'Adatum' }, { skippedEventTypes: ['', name] })).toMatchObject({
			kind: 'skip',
			reason: { code: 'eventTypeSkipped', eventType: 'Sign-In from Unauthorized Country' },
		});
	});

	it('skips a type of which only the printed name is known', () => {
		const alert = { eventType: 'unknown', eventTitle: 'Brand-new Event' } as const;
		expect(route(alert, { skippedEventTypes: ['brand new event'] }).kind).toBe('skip');
		expect(route(alert, { skippedEventTypes: ['accountDeleted'] }).kind).toBe('ticket');
	});

	it('takes the priority of the first row that names the type and sets one', () => {
		const priorityByEventType = [
			{ eventType: 'accountDeleted', priority: '4' },
			{ eventType: 'signInFromUnauthorizedCountry', priority: ' ' },
			{ eventType: 'Sign-in from Unauthorized Country', priority: 'High' },
			{ eventType: 'signInFromUnauthorizedCountry', priority: 'Low' },
		];
		const result = route({}, { priorityByEventType });
		expect(result.kind === 'ticket' ? result.settings.priority : null).toBe('High');
		expect(result.trace.notes.at(-1)).toBe(
			'The priority "High" is set for alerts of the type "Sign-in from Unauthorized Country".',
		);
	});
});
