import { DateTime } from 'luxon';
import { z } from 'zod';
import { until } from '../../../tools/until.mts';
import { contoso, fabrikam, northwind } from '../../standin/seed/companies.mts';
import { n8n, standin } from '../host.cts';
import { alertMail } from './alertMail.cts';
import { breakAutotask, mendAutotask } from './autotaskOutage.cts';
import { publishCaller } from './caller.cts';
import { ranAgain } from './ranAgain.cts';
import { startReceiver } from './receiver.cts';
import type { Receiver } from './receiver.cts';
import { contact, readingAndTelling } from './filledTables.cts';
import { rows, setSettings, write } from './tables.cts';
import { stateOf } from './timePasses.cts';
import { startWorld, templateFiles } from './world.cts';
import type { World } from './world.cts';

const waitMs = 30_000;
const drawing = z.object({
	name: z.string(),
	nodes: z.array(z.object({ type: z.string() }).passthrough()),
	connections: z.record(z.unknown()),
	settings: z.record(z.unknown()),
});
const sentJson = z.object({ subject: z.string(), text: z.string() }).strict();
let world: World;

beforeAll(async () => {
	world = await startWorld(readingAndTelling, 2);
	await until(
		async () => rows('Settings'),
		(settings) => settings.length > 0,
		waitMs,
	);
	await setSettings({
		emergencyContact: contact,
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
		timeZone: 'Europe/Paris',
	});
	await write('Tenants', 'tenant', { tenant: 'Contoso Ltd', companyID: contoso, flow: true });
}, 120_000);

afterAll(async () => world.stop());

beforeEach(async () => {
	await standin.reset();
	await world.graph.admin.reset();
	world.smtp.clear();
});

function subjects(): readonly string[] {
	return world.smtp.caught.map(({ mail }) => mail.subject ?? '');
}

async function mailNamed(subject: RegExp) {
	const { recipients, mail } = await world.smtp.next(
		(caught) => subject.test(caught.mail.subject ?? ''),
		waitMs,
	);
	expect(recipients).toEqual([contact]);
	return mail;
}

async function unmailed(): Promise<number> {
	return (await rows('Failures')).filter((row) => row['mailedAt'] === null).length;
}

async function read(window: string) {
	return world.caller.call('OPATReadMailbox', { window });
}

test('Autotask down for a whole window and back: one failure mail, one recovery mail, every alert exactly one ticket', async () => {
	await breakAutotask();
	// It has been down for an hour longer than the window, with alerts from its start to its end.
	const lastClean = DateTime.utc().minus({ hours: 49 });
	await write('State', 'key', { key: 'last clean reconcile', value: lastClean.toISO() });
	for (const [number, hours] of [0.5, 24, 48.9].entries()) {
		const at = lastClean.plus({ hours });
		const receivedAt = at.toISO();
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number, at }), {
			receivedAt,
		});
	}
	expect(await read('reconcile')).toMatchObject([{ failed: 3, created: 0, clean: false }]);
	const broken = await mailNamed(/not working since/);
	expect(broken.text).toMatch(/What broke: ingest/);
	expect(broken.text).toMatch(/3 alerts have no ticket yet/);
	expect(broken.text).toMatch(/Alerts that wait for their ticket: 3/);
	expect(broken.text).toMatch(/Europe\/Paris \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)/);
	expect(broken.text).not.toMatch(/sent automatically/);
	await read('fresh');
	await read('fresh');
	await mendAutotask();
	expect(await read('reconcile')).toMatchObject([{ failed: 0, created: 3, clean: true }]);
	await mailNamed(/works again/);
	await until(unmailed, (count) => count === 0, waitMs);
	expect(subjects()).toEqual([
		expect.stringMatching(/not working since/),
		'Office Protect: works again',
	]);
	expect(await standin.tickets()).toHaveLength(3);
}, 180_000);

test('while it lasts at most one mail an hour, then one that it works again', async () => {
	await breakAutotask();
	await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 4 }));
	await read('reconcile');
	const first = await mailNamed(/: not working since/);
	await read('fresh');
	await read('fresh');
	await ranAgain('failure mailer', 2);
	expect(subjects()).toHaveLength(1);
	await anHourAfterTheMail();
	const second = await mailNamed(/: still not working since/);
	expect(second.subject?.replace('still ', '')).toBe(first.subject);
	expect(second.text).toMatch(/Last seen: .* 3 times in all/);
	await read('fresh');
	await ranAgain('failure mailer', 2);
	expect(subjects()).toHaveLength(2);
	await mendAutotask();
	await read('reconcile');
	await mailNamed(/works again/);
	await ranAgain('failure mailer', 2);
	expect(subjects()).toHaveLength(3);
	expect(await unmailed()).toBe(0);
}, 180_000);

const incidentShape = z.object({
	lastMailAt: z.string(),
	sources: z.record(z.object({ last: z.string() }).passthrough()),
});

/** What is remembered of what the contact was told; it is written when the mail is out. */
async function incident() {
	const value = await until(
		async () => stateOf('incident'),
		(told) => typeof told === 'string' && told !== '',
		waitMs,
	);
	return incidentShape.parse(JSON.parse(String(value)));
}

async function anHourAfterTheMail(): Promise<void> {
	const lastMailAt = DateTime.utc().minus({ minutes: 61 }).toISO();
	const value = JSON.stringify({ ...(await incident()), lastMailAt });
	await write('State', 'key', { key: 'incident', value });
}

test('a refused sign-in is told by its code: the mailbox rests, so that the user is not locked', async () => {
	await standin.setSwitches({ wrongZone: true });
	await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 5 }));
	const [result] = await read('reconcile');
	expect(result).toMatchObject({ failed: 1, firstFailure: { reason: 'authorizationRefused' } });
	const rests = DateTime.fromISO(String(await stateOf('mailbox busy until')), { zone: 'utc' });
	expect(rests.diffNow('minutes').minutes).toBeGreaterThan(14);
	expect(await read('fresh')).toMatchObject([{ busy: true }]);
	expect((await mailNamed(/not working since/)).text).toMatch(/refused the sign-in/);
	await standin.setSwitches({ wrongZone: false });
	await write('State', 'key', { key: 'mailbox busy until', value: '' });
	await read('reconcile');
	await mailNamed(/works again/);
}, 120_000);

test('a tenant whose flow is off is counted, not mailed; switched on it gets its tickets', async () => {
	const tenant = 'Tailspin Toys';
	await write('Tenants', 'tenant', { tenant, companyID: northwind, flow: false });
	await world.graph.admin.deliver(alertMail({ tenant, number: 1 }));
	expect(await read('fresh')).toMatchObject([{ created: 0, flowOff: 1, withoutCompany: 0 }]);
	await ranAgain('failure mailer', 2);
	expect(subjects()).toEqual([]);
	expect((await rows('Failures')).filter((row) => row['tenant'] === tenant)).toEqual([]);
	await write('Tenants', 'tenant', { tenant, flow: true });
	expect(await read('reconcile')).toMatchObject([{ created: 1, flowOff: 0 }]);
}, 60_000);

test('an unmapped tenant: one mail at once, a row to fill in, then its tickets', async () => {
	await world.graph.admin.deliver(alertMail({ tenant: 'Fabrikam Inc', number: 1 }));
	await read('fresh');
	const told = await mailNamed(/no company for Fabrikam Inc/);
	expect(told.text).toContain('Sign-In from Unauthorized Country');
	expect(told.text).toContain('Office Protect Tenants');
	expect(await rows('Tenants')).toContainEqual(
		expect.objectContaining({ tenant: 'Fabrikam Inc', companyID: null, flow: true }),
	);
	const state = {
		key: 'last daily list',
		value: DateTime.now().setZone('Europe/Paris').toISODate(),
	};
	await write('State', 'key', state);
	await world.graph.admin.deliver(alertMail({ tenant: 'Fabrikam Inc', number: 2 }));
	await read('fresh');
	await read('fresh');
	expect(await unmailed()).toBe(1);
	await setSettings({ dailyListHour: '0:00' });
	await write('State', 'key', { ...state, value: '' });
	const list = await mailNamed(/1 alert without a company/);
	expect(list.text).toContain('Fabrikam Inc');
	await until(unmailed, (count) => count === 0, waitMs);
	expect(subjects()).toHaveLength(2);
	await write('Tenants', 'tenant', { tenant: 'Fabrikam Inc', companyID: fabrikam });
	expect(await read('reconcile')).toMatchObject([{ created: 2, withoutCompany: 0 }]);
	expect(await standin.tickets()).toMatchObject([{ companyID: fabrikam }, { companyID: fabrikam }]);
}, 120_000);

test('later alerts without a company are listed once a day, from its hour on', async () => {
	const day = (daysAgo: number) =>
		DateTime.now().setZone('Europe/Paris').minus({ days: daysAgo }).toISODate();
	const lastList = async (value: string | null) =>
		write('State', 'key', { key: 'last daily list', value });
	const alert = async (number: number) => {
		await world.graph.admin.deliver(alertMail({ tenant: 'Trey Research', number }));
		await read('fresh');
	};
	await setSettings({ dailyListHour: '24' });
	await alert(1);
	await mailNamed(/no company for Trey Research/);
	await lastList(day(1));
	await alert(2);
	await alert(3);
	await ranAgain('failure mailer', 2);
	expect(subjects()).toHaveLength(1);
	await setSettings({ dailyListHour: '0' });
	await mailNamed(/: 2 alerts without a company/);
	await until(
		async () => stateOf('last daily list'),
		(value) => value === day(0),
		waitMs,
	);
	await alert(4);
	await ranAgain('failure mailer', 2);
	expect(subjects()).toHaveLength(2);
	await lastList(day(1));
	await mailNamed(/: 1 alert without a company/);
}, 120_000);

test('what was mailed is forgotten after 35 days', async () => {
	for (const days of [34, 36]) {
		const then = DateTime.utc().minus({ days }).toISO();
		const message = `mailed ${days} days ago`;
		const row = { kind: 'tenant', tenant: 'Trey Research', message };
		await write('Failures', 'message', { ...row, happenedAt: then, mailedAt: then });
	}
	await world.graph.admin.deliver(alertMail({ tenant: 'Margie Travel', number: 1 }));
	await read('fresh');
	await mailNamed(/no company for Margie Travel/);
	const messages = async () => (await rows('Failures')).map(({ message }) => message);
	await until(messages, (list) => !list.includes('mailed 36 days ago'), waitMs);
	expect(await messages()).toContain('mailed 34 days ago');
}, 60_000);

describe('a workflow whose trigger breaks', () => {
	/** Failure Alerts as it ships, but started by a call, with what n8n's Error Trigger gives. */
	async function errorTrigger(payload: Readonly<Record<string, unknown>>): Promise<void> {
		const { text } = templateFiles().find(({ file }) => file === 'failure-alerts.json') ?? {};
		const { name, nodes, connections, settings } = drawing.parse(JSON.parse(text ?? ''));
		const api = await n8n();
		const id = await api.importWorkflow({
			name: `${name}, called`,
			nodes: nodes.map((node) =>
				node.type === 'n8n-nodes-base.errorTrigger'
					? {
							...node,
							type: 'n8n-nodes-base.executeWorkflowTrigger',
							typeVersion: 1.2,
							parameters: { inputSource: 'passthrough' },
						}
					: node,
			),
			connections,
			settings,
		});
		await api.publishWorkflow(id);
		await (await publishCaller([id])).call(id, payload);
	}

	const trigger = {
		error: {
			name: 'NodeOperationError',
			message: 'The mail server does not answer',
			description: 'Check the address of the mail server.',
			node: { name: 'Mail', type: 'n8n-nodes-base.emailReadImap' },
		},
		mode: 'trigger',
	};

	test('is known by its name where the editor has given it another id', async () => {
		const workflow = { id: 'givenByTheEditor', name: 'Office Protect: Ingest, IMAP' };
		await errorTrigger({ trigger, workflow });
		expect((await mailNamed(/not working since/)).text).toMatch(/What broke: IMAP mailbox/);
		await write('State', 'key', {
			key: 'last clean IMAP mailbox',
			value: DateTime.utc().toISO(),
		});
		expect((await mailNamed(/works again/)).text).toMatch(/the mailbox can be read/);
	}, 90_000);

	test('is mailed, and again when it has not failed for a day', async () => {
		await errorTrigger({ trigger, workflow: { id: 'ofTheHelpdesk', name: 'Helpdesk mails' } });
		const { text } = await mailNamed(/not working since/);
		expect(text).toMatch(/What broke: workflow Helpdesk mails/);
		expect(text).toMatch(/The workflow cannot be started: The mail server does not answer/);
		expect(text).toMatch(/What to do: Check the address of the mail server\./);
		expect(text).not.toMatch(/Details:/);
		const { sources, ...rest } = await incident();
		const [[source, last] = []] = Object.entries(sources);
		const aDayAgo = DateTime.utc().minus({ hours: 25 }).toISO();
		const value = { ...rest, sources: { [source ?? '']: { ...last, last: aDayAgo } } };
		await write('State', 'key', { key: 'incident', value: JSON.stringify(value) });
		expect((await mailNamed(/works again/)).text).toMatch(/it has not failed for 24 hours/);
	}, 90_000);
});

describe('the mailbox of the alerts is what breaks', () => {
	beforeAll(async () => (await n8n()).publishWorkflow('OPATIngestM365'));
	afterAll(async () => {
		await (await n8n()).unpublishWorkflow('OPATIngestM365');
	});

	test('the contact is told why, by the other credential, and when it works again', async () => {
		await world.graph.admin.revokeTokens('all');
		const broken = await mailNamed(/not working since/);
		expect(broken.text).toMatch(/What broke: ingest/);
		expect(broken.text).toMatch(/The mailbox could not be read/);
		expect(broken.text).toMatch(/Details: http/);
		await world.graph.admin.restoreTokens();
		await world.graph.admin.deliver(alertMail({ tenant: 'Contoso Ltd', number: 9 }));
		await write('State', 'key', { key: 'last reconcile', value: '' });
		await mailNamed(/works again/);
		expect(await standin.tickets()).toHaveLength(1);
		expect(subjects()).toHaveLength(2);
	}, 120_000);
});

describe('the mail itself cannot be sent', () => {
	let second: Receiver;

	beforeAll(async () => {
		second = await startReceiver();
		await setSettings({ secondWayUrl: second.url });
	});

	afterAll(() => {
		world.smtp.refuse(false);
		second.stop();
	});

	beforeEach(() => {
		second.heard.length = 0;
		world.smtp.refuse(true);
	});

	/** An alert of a tenant that nobody knows yet, so that there is something to tell. */
	async function causeMail(tenant: string): Promise<void> {
		await world.graph.admin.deliver(alertMail({ tenant, number: 1 }));
		await read('fresh');
	}

	test('Teams gets an Adaptive Card that says so', async () => {
		second.answer(202);
		await causeMail('Litware Inc');
		await until(
			async () => Promise.resolve(second.heard.length),
			(count) => count > 0,
			waitMs,
		);
		const card: unknown = JSON.parse(second.heard[0] ?? '');
		expect(card).toMatchObject({
			type: 'message',
			attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
		});
		expect(second.heard[0]).toContain('no company for Litware Inc');
		expect(second.heard[0]).toMatch(/could not be sent: .*No mail is taken now/);
		await until(unmailed, (count) => count === 0, waitMs);
		expect(second.heard).toHaveLength(1);
	}, 60_000);

	test('others get plain JSON', async () => {
		second.answer(200);
		await setSettings({ secondWayFormat: 'json' });
		await causeMail('Lucerne Publishing');
		await until(unmailedAfterPost, (count) => count === 0, waitMs);
		expect(second.heard).toHaveLength(1);
		const body = sentJson.parse(JSON.parse(second.heard[0] ?? ''));
		expect(body.subject).toBe('Office Protect: no company for Lucerne Publishing');
		expect(body.text).toMatch(/Lucerne Publishing.*could not be sent: .*No mail is taken now/s);
	}, 60_000);

	/** Infinite until something was posted. */
	async function unmailedAfterPost(): Promise<number> {
		return second.heard.length === 0 ? Infinity : unmailed();
	}

	test('both ways dead: the execution has failed, and the next one tells it', async () => {
		second.answer(500);
		await setSettings({ secondWayFormat: 'json' });
		const api = await n8n();
		const failures = async () =>
			(await api.executions('OPATFailureMailer')).filter(({ status }) => status === 'error');
		const before = (await failures()).length;
		await causeMail('Proseware Inc');
		const [newest] = await until(failures, (list) => list.length > before, waitMs);
		expect(JSON.stringify(newest?.data)).toContain('Neither by mail nor by the second way');
		expect(JSON.parse(second.heard[0] ?? '')).toMatchObject({
			subject: 'Office Protect: no company for Proseware Inc',
		});
		world.smtp.refuse(false);
		await mailNamed(/no company for Proseware Inc/);
	}, 60_000);
});

test('by Outlook, if that is how it is set', async () => {
	await setSettings({ mailBy: 'outlook' });
	await world.graph.admin.deliver(alertMail({ tenant: 'Wingtip Toys', number: 1 }));
	await read('fresh');
	const sent = await until(
		async () => world.graph.admin.sent(),
		(list) => list.length > 0,
		waitMs,
	);
	expect(sent).toMatchObject([
		{ to: [contact], subject: 'Office Protect: no company for Wingtip Toys' },
	]);
	expect(sent[0]?.body.contentType).toBe('text');
	expect(world.smtp.caught).toHaveLength(0);
}, 60_000);
