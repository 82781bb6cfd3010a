import { DateTime } from 'luxon';
import packageJson from '../../../package.json';
import { defaultReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { labelBook } from '../../../nodes/OfficeProtectAutotask/alert/labels/labelBook';
import {
	failed,
	failedBy,
	foundBy,
	passed,
	warning,
} from '../../../nodes/OfficeProtectAutotask/setup/setupCheck';
import { packageVersion } from '../../../nodes/OfficeProtectAutotask/setup/packageVersion';
import { supportReport } from '../../../nodes/OfficeProtectAutotask/setup/supportReport';
import type { ReportInput } from '../../../nodes/OfficeProtectAutotask/setup/supportReport';
import { unknownLabels } from '../../../nodes/OfficeProtectAutotask/setup/unknownLabels';
import { usageCheck } from '../../../nodes/OfficeProtectAutotask/setup/usageCheck';
import { sampleAlert } from '../sampleAlert.cts';
import { sampleFailure } from '../sampleFailure.cts';
import { sampleSchema } from '../ticket/sampleSchema.cts';
import { row } from '../routing/sampleMapping.cts';

const outage = sampleFailure({ code: 'autotaskUnreachable', again: 'later' });

const full: ReportInput = {
	now: DateTime.utc(2026, 3, 2, 8, 0, 0),
	nodeVersion: 1,
	checks: [
		passed('signIn', 'Accepted for api-user@msp.example'),
		failed('companies', 'Contoso Ltd (company 175) is inactive', 'Activate Contoso Ltd'),
		failed('companies', 'Fabrikam Inc (company 176) is inactive', 'Activate Fabrikam Inc'),
		failedBy('ticketMetadata', outage),
	],
	mappingRows: [row('Contoso', 175), row('Open', null, { flow: false })],
	schema: sampleSchema(),
	usage: { used: 12, allowed: 10_000 },
	input: { items: 2, alerts: 3, unknownTypes: 1 },
	labels: { labels: ['Badge Colour', 'Level #'], leftOut: 2 },
};

describe('the support report', () => {
	test('holds versions, checks, counts and labels, and no message of a check', () => {
		const { size } = sampleSchema().fields;
		expect(supportReport(full).split('\n')).toEqual([
			'Office Protect Alert → Autotask Ticket: support report',
			'Made: 2026-03-02T08:00Z. It holds no secrets, names or addresses.',
			`Versions: package ${packageJson.version}, node 1, alert keys op1. Please add the version of n8n.`,
			'Healthy: no',
			'Checks:',
			'- signIn: passed',
			'- companies: failed (2 times)',
			'- ticketMetadata: failed, autotaskUnreachable',
			'Mapping: 2 rows, 1 with a company, 1 with the flow off',
			`Ticket fields: ${size}, user-defined 4, categories 2`,
			'Calls in the last hour: 12 of 10000',
			'Input: 2 items with 3 alerts, 1 of an unknown type',
			'Labels that were not understood: Badge Colour | Level # (2 left out, since they look like values)',
		]);
	});

	test('leaves out what is not known', () => {
		const labels = { labels: [], leftOut: 0 };
		const checks = [warning('creates', 'Held', '')];
		const text = supportReport({
			...full,
			checks,
			mappingRows: null,
			schema: null,
			usage: null,
			labels,
		});
		expect(text).toContain('Healthy: yes');
		expect(text).not.toMatch(/Mapping:|Ticket fields|Calls/);
		expect(text).toMatch(/not understood: none$/);
	});

	test('names the version of the package', () => {
		expect(packageVersion).toBe(packageJson.version);
	});
});

describe('labels that are not understood', () => {
	const meaningOf = labelBook(defaultReaderOptions.extraLabels);
	const details = [
		{ label: 'IP Address', value: '192.0.2.7', field: 'ipAddress' },
		{ label: 'Tenant ID', value: '6f9619ff-8b86-d011-b42d-00c04fc964ff' },
		{ label: 'Badge Colour', value: 'Secret Blue' },
		{ label: 'badge colour', value: 'Red' },
		{ label: 'Adele Vance', value: 'Global Administrator' },
		{ label: 'Mail of Contoso', value: 'yes' },
		{ label: 'Shared by Kim', value: 'yes' },
		{ label: 'Level 42', value: 'high' },
		{ label: 'contosoLevel', value: 'high' },
		{ label: 'mycontosolevel', value: 'high' },
		{ label: 'kimono', value: 'blue' },
		{ label: 'adele@contoso.example', value: 'user' },
		{ label: ' ', value: 'nothing' },
		{ label: 'User', value: 'Adele Vance', field: 'user' },
	] as const;

	test('are listed without values, names and numbers', () => {
		const alerts = [sampleAlert({ details, user: null }), sampleAlert({ details, tenant: null })];
		expect(unknownLabels(alerts, meaningOf, ['Kim Sample'])).toEqual({
			labels: [
				'Badge Colour',
				'Level ##',
				'Mail of …',
				'Shared by …',
				'kimono',
				'…',
				'… …',
				'…Level',
			],
			leftOut: 1,
		});
	});

	test('do not include those that the user has added', () => {
		const own = labelBook([{ label: 'Badge Colour', meaning: 'country' }]);
		const { labels } = unknownLabels([sampleAlert({ details, sender: null })], own, []);
		expect(labels).not.toContain('Badge Colour');
	});
});

describe('the usage of the hour', () => {
	test.each([
		[7499, 'passed'],
		[7500, 'warning'],
		[10_000, 'warning'],
	])('%i of 10000: %s', (used, result) => {
		const check = usageCheck({ used, allowed: 10_000 });
		expect(check.result).toBe(result);
		expect(check.message).toContain(`${used} of 10000 API calls`);
	});

	test('that is not known is a warning', () => {
		expect(usageCheck(outage)).toMatchObject({
			check: 'hourlyUsage',
			result: 'warning',
			message: outage.message,
		});
	});
});

test('a finding of the connection check keeps its words', () => {
	const finding = {
		check: 'zone',
		result: 'failed',
		again: 'never',
		message: 'No zone',
		remedy: 'copy the name',
	} as const;
	expect(foundBy(finding)).toEqual({
		check: 'zone',
		result: 'failed',
		message: 'No zone',
		remedy: 'Copy the name',
		code: null,
	});
});
