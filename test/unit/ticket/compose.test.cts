import {
	composeDescription,
	composeTitle,
} from '../../../nodes/OfficeProtectAutotask/ticket/compose';
import type { ComposeInput } from '../../../nodes/OfficeProtectAutotask/ticket/compose';
import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import { sampleAlert, sampleTrace } from '../sampleAlert.cts';
import { sampleSettings } from './sampleSettings.cts';

function input(alert: Partial<Alert> = {}, changes: Partial<ComposeInput> = {}): ComposeInput {
	return {
		alert: sampleAlert(alert),
		company: { companyID: 175, companyName: 'Contoso Ltd' },
		trace: sampleTrace,
		settings: sampleSettings(),
		...changes,
	};
}

function title(titleTemplate: string, alert: Partial<Alert> = {}) {
	return composeTitle(input(alert, { settings: sampleSettings({ titleTemplate }) }));
}

describe('composeTitle', () => {
	it('is the event type by default', () => {
		expect(title(' ')).toEqual({ title: 'Sign-In from Unauthorized Country', unknown: [] });
	});

	it('fills in event type, tenant, user and company', () => {
		expect(title('[OP] {{ eventType }} | {{tenant}} | {{User}} | {{company}}').title).toBe(
			'[OP] Sign-In from Unauthorized Country | Contoso Ltd | adele@contoso.example | Contoso Ltd',
		);
	});

	it('takes alert texts as they are: a placeholder within one is not replaced', () => {
		expect(
			title('{{eventType}} - {{tenant}}', { eventTitle: "{{user}} $& $1 $'", tenant: 'T' }).title,
		).toBe("{{user}} $& $1 $' - T");
	});

	it('is one line, without what joined an empty placeholder', () => {
		expect(title('{{eventType}} – {{user}}', { user: null }).title).toBe(
			'Sign-In from Unauthorized Country',
		);
		expect(title('{{eventType}}:', { eventTitle: 'Two\n  lines' }).title).toBe('Two lines:');
	});

	it('takes the tenant that the routing found when none is printed', () => {
		expect(title('{{tenant}}', { tenant: null }).title).toBe('Contoso Ltd');
		const nothing = input(
			{ tenant: null },
			{
				trace: { ...sampleTrace, tenant: null },
				company: { companyID: 1, companyName: null },
				settings: sampleSettings({ titleTemplate: 'x {{tenant}}{{company}}' }),
			},
		);
		expect(composeTitle(nothing).title).toBe('x');
	});

	it('leaves unknown placeholders and tells them', () => {
		expect(title('{{evenType}} {{user}}')).toEqual({
			title: '{{evenType}} adele@contoso.example',
			unknown: ['{{evenType}}'],
		});
	});
});

describe('composeDescription', () => {
	it('has the text word for word, the facts of the alert, and why this company', () => {
		const alert = {
			text: 'Sign-In\n\n  from Unauthorized\tCountry\n',
			details: [
				{ label: 'User', value: 'adele@contoso.example', field: 'user' as const },
				{ label: 'Country', value: 'United\n Kingdom' },
				{ label: 'Empty', value: ' ' },
			],
			viewEventUrl: 'https://app.office-protect.com/events/1',
			ignoreEventUrl: 'https://app.office-protect.com/events/1/ignore',
		};
		expect(composeDescription(input(alert))).toEqual({
			body: 'Sign-In\n\n  from Unauthorized\tCountry',
			facts: [
				'Event type: Sign-In from Unauthorized Country',
				'Tenant: Contoso Ltd',
				'Event time: 2026-03-04 10:00 UTC (2026-03-04 10:00:00 UTC)',
				'User: adele@contoso.example',
				'Country: United Kingdom',
				'View event: https://app.office-protect.com/events/1',
			].join('\n'),
			footer:
				'Company: Contoso Ltd (company 175), by mapping row 1 "Contoso Ltd"; the alert prints the tenant',
		});
	});

	it('has the Ignore link only when asked for, and the remark', () => {
		const ignoreEventUrl = 'https://app.office-protect.com/events/1/ignore';
		const settings = sampleSettings({ includeIgnoreLink: true, remark: 'No company.' });
		expect(composeDescription(input({ ignoreEventUrl }, { settings })).footer).toContain(
			`Ignore event: ${ignoreEventUrl}\nRemark: No company.\nCompany: `,
		);
		const all = Object.values(composeDescription(input({ ignoreEventUrl }))).join('\n');
		expect(all).not.toContain('ignore');
	});

	it.each<[Partial<Alert>, string | undefined]>([
		[{ occurredAt: null }, 'Event time: 2026-03-04 10:00 UTC (time in UTC not certain)'],
		[{ occurredAtRaw: null }, 'Event time: 2026-03-04 10:00:00 UTC'],
		[
			{ occurredAtRaw: null, occurredAt: null },
			'Event time: not printed; the mail is of 2026-03-04 10:02:00 UTC',
		],
		[
			{ occurredAtRaw: null, occurredAt: null, receivedAt: 'odd' },
			'Event time: not printed; the mail is of odd',
		],
		[{ occurredAtRaw: null, occurredAt: null, receivedAt: null }, undefined],
	])('tells the event time of %j', (alert, line) => {
		const lines = composeDescription(input(alert)).facts.split('\n');
		expect(lines.find((candidate) => candidate.startsWith('Event time'))).toBe(line);
	});

	it('names the user beside the details when they do not', () => {
		expect(composeDescription(input()).facts).toContain('\nUser: adele@contoso.example');
	});

	it('says that the catch-all company was taken, or nothing when nothing decided', () => {
		const trace = { ...sampleTrace, mappingRow: null };
		expect(
			composeDescription(input({}, { trace: { ...trace, tenantSource: 'catchAll' } })).footer,
		).toBe(
			'Company: Contoso Ltd (company 175), by the catch-all setting, since no mapping row gives the tenant a company',
		);
		expect(
			composeDescription(input({}, { trace: { ...trace, tenantSource: 'none' } })).footer,
		).toBe('Company: Contoso Ltd (company 175)');
	});
});
