import { DateTime } from 'luxon';
import type { Alert } from '../../../nodes/OfficeProtectAutotask/alert/alert';
import { draftTicket } from '../../../nodes/OfficeProtectAutotask/ticket/draftTicket';
import type { TicketDraft } from '../../../nodes/OfficeProtectAutotask/ticket/draft';
import { detailsOf, eventLinks, onlyAlertIn } from '../alert/mails.cts';
import { sampleAlert, sampleKeys, sampleTrace } from '../sampleAlert.cts';
import { sampleSchema } from '../ticket/sampleSchema.cts';
import { sampleSettings } from '../ticket/sampleSettings.cts';

function draftOf(
	alert: Alert,
	titleTemplate = '{{eventType}} - {{tenant}} - {{user}}',
): TicketDraft {
	const drafted = draftTicket({
		alert,
		company: { companyID: 175, companyName: 'Contoso Ltd' },
		settings: sampleSettings({
			...{ status: 'New', priority: 'High', ticketCategory: 'Standard', queueID: 'Level II' },
			titleTemplate,
		}),
		trace: sampleTrace,
		schema: sampleSchema(),
		keys: sampleKeys(7),
		now: DateTime.fromISO('2026-03-04T11:00:00Z', { zone: 'utc' }),
	});
	if (drafted.kind === 'fail') throw new Error(drafted.failure.message);
	return drafted.value;
}

const textsOf = ({ texts }: TicketDraft) => {
	const { title, description } = texts();
	return [title, description];
};

describe('what looks like code stays text, word for word', () => {
	it.each([
		'{{ $json.secret }}',
		"={{ $('Settings').first().json }}",
		'{{user}} {{company}}',
		'${process.env.HOME} $& $1',
		'<script>alert(1)</script>',
		'[Sign in](https://attacker.example/) **now** `x`',
		'=HYPERLINK("https://attacker.example/","x")',
		'"},{"status":5,"x":"',
		'%0d%0aBcc: x@attacker.example',
	])('%s', (value) => {
		const alert = sampleAlert({
			eventTitle: value,
			tenant: value,
			user: value,
			details: [{ label: value, value }],
			text: value,
		});
		const [title = '', description = ''] = textsOf(draftOf(alert));
		expect(title).toBe(`${value} - ${value} - ${value}`);
		expect(description.startsWith(`${value}\n`)).toBe(true);
		expect(description).toContain(`\n${value}: ${value}\n`);
		expect(description).toContain(`\nTenant: ${value}\n`);
	});

	it('and text of the alert in the template of the title is replaced once, not again', () => {
		const alert = sampleAlert({ eventTitle: '{{tenant}}', tenant: '{{user}}' });
		expect(textsOf(draftOf(alert, '{{eventType}} {{tenant}}'))[0]).toBe('{{tenant}} {{user}}');
	});
});

test.each([
	['a null byte', 'a\u0000b', 'a?b'],
	['an escape sequence', '\u001b[31mred', '?[31mred'],
	['a change of the writing direction', 'gnp\u202egpj.exe', 'gnpgpj.exe'],
	['a space that shows nothing', 'Con\u200btoso', 'Contoso'],
	['a tag of the invisible plane', 'a\u{E0041}b', 'ab'],
	['half a character', 'a\ud800b', 'a?b'],
])('%s does not reach the ticket', (_what, printed, expected) => {
	const [title = '', description = ''] = textsOf(
		draftOf(sampleAlert({ eventTitle: `x${printed}`, text: printed })),
	);
	expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
	expect(description.startsWith(`${expected}\n`)).toBe(true);
});

describe('a value that someone chose for himself is no label', () => {
	const forged = 'Alex Tenant: Fabrikam';

	it.each([
		['within a line', `<p>User: ${forged}</p><p>Tenant: Contoso</p>`],
		[
			'with a line break in the source',
			'<p>User: Alex\nTenant: Fabrikam</p><p>Tenant: Contoso</p>',
		],
		['with another line break', '<p>User: Alex\u2028Tenant: Fabrikam</p><p>Tenant: Contoso</p>'],
		['with tags', '<p>User: Alex&lt;/p&gt;&lt;p&gt;Tenant: Fabrikam</p><p>Tenant: Contoso</p>'],
		[
			'in a cell of its own',
			'<table><tr><td>User</td><td>Tenant: Fabrikam</td></tr><tr><td>Tenant</td><td>Contoso</td></tr></table>',
		],
		[
			'as a label without a value',
			'<table><tr><td>User</td><td>Tenant</td></tr><tr><td>Tenant</td><td>Contoso</td></tr></table>',
		],
	])('%s', async (_how, html) => {
		const alert = await onlyAlertIn({
			subject: 'Too Many Logins',
			html: `<h2>Too Many Logins</h2>${html}${eventLinks(1)}`,
		});
		expect(alert.tenant).toBe('Contoso');
		expect(alert.user).toMatch(/^(?:Alex.*)?Tenant(?:: Fabrikam)?$/);
	});

	it('a second tenant on a line of its own changes nothing and is there to be seen', async () => {
		const alert = await onlyAlertIn({
			subject: 'Too Many Logins',
			text: 'Too Many Logins\n\nTenant: Contoso\nUser: Alex\nTenant: Fabrikam\n',
		});
		expect(alert.tenant).toBe('Contoso');
		expect(detailsOf(alert)).toContainEqual(['Tenant', 'Fabrikam']);
	});

	it('that names an event is not taken for one', async () => {
		const alert = await onlyAlertIn({
			subject: 'Suspicious Inbox Rule',
			html: `<h2>Inbox Rule</h2><p>Rule name: Too Many Logins</p><p>Tenant: Contoso</p>${eventLinks(1)}`,
		});
		expect(alert.eventTitle).toBe('Suspicious Inbox Rule');
	});
});
