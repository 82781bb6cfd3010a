import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import axios from 'axios';
import { DateTime } from 'luxon';
import { companyOf, firstMails, mailOfOutage } from '../../tools/demo/alerts.mts';
import { problemsOf } from '../../tools/demo/verdict.mts';

const bootstrap = path.join(__dirname, '..', '..', 'tools', 'bootstrap.mjs');
let demo: ChildProcess | undefined;

afterAll(async () => {
	if (demo === undefined || demo.exitCode !== null) return;
	const ended = once(demo, 'exit');
	demo.kill('SIGTERM');
	await ended;
}, 30_000);

test('the demo shows tickets, the failure mail that it caused and the recovery, and ends', async () => {
	const started = spawn(process.execPath, [bootstrap, 'demo', '--once']);
	demo = started;
	let said = '';
	for (const stream of [started.stdout, started.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			said += chunk.toString();
		});
	}
	await once(started, 'close');
	expect({ code: started.exitCode, said }).toMatchObject({ code: 0 });
	const tickets = [...said.matchAll(/✔ Ticket (\S+), (.+)/g)];
	expect(new Set(tickets.map(([, number]) => number)).size).toBe(4);
	expect(tickets.map(([, , company]) => company).sort()).toEqual([
		'Contoso Ltd',
		'Fabrikam Inc',
		'Fabrikam Inc',
		'Northwind Traders',
	]);
	const mails = [...said.matchAll(/Subject: Office Protect: (\w+ \w+)/g)].map(([, what]) => what);
	expect(mails).toEqual(['no company', 'not working', 'works again']);
	expect(said).toMatch(/What broke: ingest/);
	const addresses = said.match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
	expect(new Set(addresses).size).toBe(3);
	for (const address of new Set(addresses)) {
		await expect(axios.get(address, { proxy: false })).rejects.toThrow(/ECONNREFUSED/);
	}
}, 300_000);

describe('the verdict of the demo', () => {
	const alerts = [...firstMails(DateTime.utc()), mailOfOutage(DateTime.utc())];
	const tickets = alerts.flatMap((alert) => {
		const companyID = companyOf(alert);
		const description = `View event: https://app.office-protect.com/events/${alert.eventId}`;
		return companyID === undefined ? [] : [{ title: 'An alert', companyID, description }];
	});
	const mails = ['no company for Adventure Works', 'not working since now', 'works again'].map(
		(subject) => ({ mail: { subject: `Office Protect: ${subject}` } }),
	);
	const [first] = tickets;
	const twice = first === undefined ? [] : [first];

	test('is good when each alert has its ticket and each mail came', () => {
		expect(tickets).toHaveLength(4);
		expect(problemsOf(alerts, { tickets, mails })).toEqual([]);
	});

	test.each([
		['a ticket is missing', tickets.slice(1), mails, /has 0 tickets, not 1/],
		['a ticket is there twice', [...tickets, ...twice], mails, /has 2 tickets, not 1/],
		[
			'a ticket is under another company',
			tickets.map((ticket) => ({ ...ticket, companyID: 29683510 })),
			mails,
			/is under company 29683510/,
		],
		[
			'a ticket belongs to no alert',
			[...tickets, { title: 'Stray', companyID: 0, description: '' }],
			mails,
			/of no alert: Stray/,
		],
		['no failure mail came', tickets, mails.slice(0, 1).concat(mails.slice(2)), /0 mails of "not/],
		['no recovery mail came', tickets, mails.slice(0, 2), /0 mails of "works again"/],
		['a mail came twice', tickets, [...mails, ...mails.slice(1, 2)], /2 mails of "not working/],
		[
			'an unexpected mail came',
			tickets,
			[...mails, { mail: { subject: 'Office Protect: something else' } }],
			/nobody expected/,
		],
	])('is bad when %s', (_what, seenTickets, seenMails, said) => {
		const problems = problemsOf(alerts, { tickets: seenTickets, mails: seenMails });
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.join('\n')).toMatch(said);
	});
});
