import { asImapSimple, eventLinks, read } from './mails.cts';
import type { Letter } from './mails.cts';

const kindOf = async (letter: Letter) => (await read(asImapSimple(letter)))[0];

describe('what is no alert', () => {
	it.each([
		[
			'digest',
			'Office Protect weekly digest',
			'<h1>Weekly digest</h1><table><tr><th>Event</th><th>Count</th></tr><tr><td>License Assigned</td><td>2</td></tr></table><p>A recap of recent events.</p>',
		],
		[
			'digest',
			'Your digest',
			`<h2>License Assigned</h2>${eventLinks(1)}<p>This digest is sent weekly.</p>`,
		],
		[
			'integrationNotice',
			'Your Autotask integration needs your attention',
			'<p>You are the emergency contact of this integration.</p>',
		],
		[
			'integrationNotice',
			'Emergency contact: integration broken',
			'<p>Your integration with ConnectWise is broken.</p>',
		],
		['other', 'Your Office Protect trial ends in 5 days', '<p>The trial ends soon.</p>'],
		['digest', 'Office Protect', '<h1>Your weekly digest</h1><p>A recap of 12 events.</p>'],
		[
			'other',
			'Your password was reset: reset your password',
			'<p>User: a</p><p>Someone asked for a new password of your account.</p>',
		],
		['other', 'Welcome to Office Protect', '<p>Your account was created.</p>'],
	])('a %s: %s', async (what, subject, html) => {
		const reading = await kindOf({ subject, html });
		expect(reading).toMatchObject({ kind: 'notAlert', what });
		expect(reading?.kind === 'notAlert' && reading.evidence).toMatch(/says “.+”, the text “.+”/u);
	});

	it('is what the subject patterns leave out', async () => {
		const item = asImapSimple({ subject: 'Lunch', text: 'User: a' });
		const [reading] = await read(item, { subjectPatterns: ['Security event'] });
		expect(reading).toMatchObject({ kind: 'notAlert', what: 'other' });
		const wanted = asImapSimple({ subject: 'A security EVENT', text: 'User: a' });
		expect((await read(wanted, { subjectPatterns: ['Security event'] }))[0]?.kind).toBe('alert');
	});
});

describe('doubt is an alert', () => {
	it.each([
		[
			'it mentions the digest',
			'License Assigned',
			`<h2>License Assigned</h2>${eventLinks(1)}<p>You can receive this in the weekly digest.</p>`,
		],
		[
			'its tenant is called Digest',
			'License Assigned - Weekly Digest Ltd',
			'<h2>License Assigned</h2><p>Tenant: Weekly Digest Ltd</p>',
		],
		[
			'it names a type and speaks of a trial',
			'Too Many Logins: trial ends',
			'<p>User: a, trial</p>',
		],
		[
			'it has an event’s link',
			'Your integration with Autotask is broken',
			`<p>integration</p>${eventLinks(1)}`,
		],
		[
			'it prints who, where and when',
			'Subscription Owner Changed',
			'<p>Tenant: Contoso</p><p>User: a</p><p>Time: 10:11</p><p>The subscription has a new owner.</p>',
		],
		['it prints a type of event', 'Your subscription', '<p>Event: Subscription Owner Changed</p>'],
		['only the subject says so', 'Your digest', '<p>Please call us.</p>'],
		['it says nothing at all', '', '<p>?</p>'],
	])('when %s', async (_why, subject, html) => {
		expect((await kindOf({ subject, html }))?.kind).toBe('alert');
	});

	it('of type unknown, with the whole text', async () => {
		const reading = await kindOf({
			subject: 'Office Protect notification',
			text: 'Please note\n\nUnusual activity.',
		});
		expect(reading).toMatchObject({
			kind: 'alert',
			alert: {
				eventType: 'unknown',
				eventTitle: 'Office Protect notification',
				text: 'Please note\n\nUnusual activity.',
			},
		});
	});
});
