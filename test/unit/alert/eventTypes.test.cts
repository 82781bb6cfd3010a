import {
	eventTypeNamed,
	eventTypeOf,
	eventTypes,
} from '../../../nodes/OfficeProtectAutotask/alert/eventTypes';
import { onlyAlertIn } from './mails.cts';

describe('the catalogue of event types', () => {
	it('has the 25 types that the help pages name, each name and key once', () => {
		expect(eventTypes).toHaveLength(25);
		expect(new Set(eventTypes.map((type) => type.key)).size).toBe(25);
		expect(eventTypes.every((type) => eventTypeNamed(type.name) === type.key)).toBe(true);
		expect(eventTypes.every((type) => eventTypeNamed(type.key) === type.key)).toBe(true);
		const wrong = eventTypes.flatMap((type) =>
			type.aliases.filter((alias) => eventTypeNamed(alias) !== type.key),
		);
		expect(wrong).toEqual([]);
	});

	it.each([
		['Sign-in from an Unauthorized Country', 'signInFromUnauthorizedCountry'],
		['SIGN IN FROM UNAUTHORIZED COUNTRY!', 'signInFromUnauthorizedCountry'],
		['User Accessed with Previously Uknown Device and IP', 'unknownDeviceAndIp'],
		['Settings Changed Outside of Office Protect', 'settingChangedOutsideOfficeProtect'],
		['Admin Role Change', 'administratorRoleChange'],
		['File Shared Publicly', 'fileSharedPublicly'],
		['Mail Forwarding Rule to External Destination Created', 'externalForwardingRuleCreated'],
		['account created', 'newAccountCreated'],
	])('knows %s', (name, key) => {
		expect(eventTypeNamed(name)).toBe(key);
	});

	it.each(['Impossible Travel Detected', 'Logins', 'License', '', 'constructor', 'Too Many'])(
		'does not take “%s” for the nearest type',
		(name) => {
			expect(eventTypeNamed(name)).toBeNull();
		},
	);

	it('weighs as documented', () => {
		expect(eventTypeOf('signInFromUnauthorizedCountry')).toMatchObject({
			suggestedPriority: 'high',
		});
		expect(eventTypeOf('licenseAssigned')?.suggestedPriority).toBe('low');
		expect(eventTypeOf('unknown')).toBeNull();
	});
});

describe('the title of an alert', () => {
	it.each([
		[
			'a heading',
			'x',
			'<h2>License Removed</h2><p>User: a</p>',
			'licenseRemoved',
			'License Removed',
		],
		[
			'a heading with more in it',
			'x',
			'<h2>Alert: License Removed – Contoso</h2><p>User: a</p>',
			'licenseRemoved',
			'License Removed',
		],
		[
			'a numbered heading',
			'x',
			'<p>Event 1 of 3: License Removed</p><p>User: a</p>',
			'licenseRemoved',
			'License Removed',
		],
		[
			'a label',
			'x',
			'<p>Event type: License Removed</p><p>User: a</p>',
			'licenseRemoved',
			'License Removed',
		],
		[
			'the subject alone',
			'RE: Office Protect - License Removed (Contoso)',
			'<p>User: a</p>',
			'licenseRemoved',
			'License Removed',
		],
		[
			'the only type in the text',
			'Alert',
			'<p>There was a License Removed event.</p>',
			'licenseRemoved',
			'License Removed',
		],
		[
			'an unknown heading',
			'Something',
			'<h1>Office Protect</h1><h2>Impossible Travel</h2><p>User: a</p>',
			'unknown',
			'Impossible Travel',
		],
		[
			'an unknown type beside a label',
			'Something',
			'<p>Event: Impossible Travel</p><p>User: a</p>',
			'unknown',
			'Impossible Travel',
		],
		['nothing but a subject', 'Fwd: Look at this', '<p>Hello</p>', 'unknown', 'Look at this'],
	])('is read from %s', async (_where, subject, html, type, title) => {
		const alert = await onlyAlertIn({ subject, html });
		expect([alert.eventType, alert.eventTitle]).toEqual([type, title]);
	});

	it('does not come from a value that is worded like a type', async () => {
		const html =
			'<h2>Suspicious Inbox Rule Detected</h2><p>Rule name: Too Many Logins</p><p>Subject: Account Deleted</p>';
		const alert = await onlyAlertIn({ subject: 'x', html });
		expect(alert.eventType).toBe('suspiciousInboxRule');
	});

	it('says in a warning that a type is unknown', async () => {
		const alert = await onlyAlertIn({ subject: 'x', html: '<h2>Impossible Travel</h2>' });
		expect(alert.warnings).toEqual(['“Impossible Travel” is no known event type.']);
	});
});
