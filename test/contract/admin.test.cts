import { readFileSync } from 'node:fs';
import path from 'node:path';
import axios from 'axios';
import { contoso, fabrikam } from '../standin/seed/companies.mts';
import type { Switches } from '../standinProcess.cts';
import { standinCredentials } from '../standinSignIn.cts';
import { useAutotask } from './running.cts';

const { standin, admin, autotask, set } = useAutotask();
const readme = readFileSync(path.join(__dirname, '..', 'standin', 'README.md'), 'utf8');
const page = async (where = '/'): Promise<string> =>
	(await axios.get<string>(`${standin().adminUrl}${where}`, { proxy: false })).data;

describe('switches', () => {
	it('have defaults among their allowed values, and the readme explains each of them', async () => {
		for (const { name, default: value, allowed, means, known } of await admin().switches()) {
			expect(readme).toContain(`\`${name}\``);
			expect(means).not.toBe('');
			expect(['measured', 'documented', 'inferred', 'conflicting', 'unknown']).toContain(known);
			if (typeof allowed !== 'string') expect(allowed).toContainEqual(value);
		}
	});

	it('take each of their allowed values, and a reset takes them back', async () => {
		const switches = await admin().switches();
		for (const { name, allowed } of switches) {
			if (typeof allowed === 'string') continue;
			for (const value of allowed) {
				await set({ [name]: value } as Partial<Switches>);
				const now = (await admin().switches()).find((one) => one.name === name);
				expect(now?.value).toEqual(value);
			}
		}
		await admin().reset();
		for (const { value, default: usual } of await admin().switches()) expect(value).toEqual(usual);
	});

	it('refuse unknown names and values, and then change nothing', async () => {
		const wrong: readonly object[] = [{ nothing: 1 }, { dueDateRequired: 'yes' }];
		for (const one of wrong) {
			await expect(set({ latencyMs: 5, ...one })).rejects.toThrow(/400/);
		}
		const latency = (await admin().switches()).find(({ name }) => name === 'latencyMs');
		expect(latency?.value).toBe(0);
	});
});

describe('the readme', () => {
	it('names every user and the integration code', () => {
		for (const { userName } of Object.values(standinCredentials.users)) {
			expect(readme).toContain(userName);
		}
		expect(readme).toContain(standinCredentials.integrationCode);
	});
});

describe('state', () => {
	it('a reset empties tickets and counters', async () => {
		await autotask().create();
		await admin().reset();
		expect(await admin().tickets()).toEqual([]);
		expect((await admin().counters()).total).toBe(0);
	});

	it('tickets come in commit order with their notes and commit times', async () => {
		const { tickets: ids } = await admin().seed({ tickets: [{ id: 500 }, { id: 400 }] });
		const { notes } = await admin().seed({ notes: [{ ticketID: 400, title: 'n' }] });
		const stored = await admin().tickets();
		expect(stored.map(({ id }) => id)).toEqual(ids);
		expect(stored[1]?.notes.map(({ id }) => id)).toEqual(notes);
		expect(Math.abs(Date.parse(stored[0]?.committedAt ?? '') - Date.now())).toBeLessThan(5000);
		const rows = await autotask().rows('Tickets', [{ op: 'gt', field: 'id', value: 0 }]);
		expect(rows.map((row) => row['id'])).toEqual([400, 500]);
	});

	it('a human touches a ticket', async () => {
		const id = await autotask().create();
		const touched = await admin().touchTicket(id, { status: 5, assignedResourceID: 29682900 });
		expect(touched).toMatchObject({
			status: 5,
			assignedResourceID: 29682900,
			lastActivityResourceID: 29682900,
		});
		expect((await autotask().ticket(id))['completedDate']).not.toBeNull();
		await admin().touchTicket(id, { lastActivityResourceID: 4 });
		expect((await autotask().ticket(id))['lastActivityResourceID']).toBe(4);
		await expect(admin().touchTicket(1, {})).rejects.toThrow(/404/);
	});

	it('a company goes out of use', async () => {
		await admin().changeCompany(contoso, { isActive: false });
		await expect(autotask().create()).rejects.toThrow(/companyID of type: Company/);
	});

	it('requests are counted and kept, without what the headers say', async () => {
		await autotask().create({ title: 'kept' });
		await autotask().get('/Tickets/1');
		await autotask().get('/nowhere');
		expect((await admin().counters()).routes).toMatchObject({
			'POST /Tickets': { requests: 1, inFlight: 0, peakInFlight: 1, statuses: { 200: 1 } },
			'GET /Tickets/:id': { requests: 1, statuses: { 200: 1 } },
			'GET no such path': { requests: 1, statuses: { 404: 1 } },
		});
		const requests = await admin().requests();
		expect(requests.map(({ method, status, signedIn }) => [method, status, signedIn])).toEqual([
			['POST', 200, true],
			['GET', 200, true],
			['GET', 404, true],
		]);
		expect(requests[0]?.body).toContain('kept');
		expect(JSON.stringify(requests)).not.toContain(standinCredentials.users.valid.secret);
		await admin().clearCounters();
		expect(await admin().requests()).toEqual([]);
	});
});

describe('the board', () => {
	it('shows tickets newest first, with labels and notes, and nothing as markup', async () => {
		const id = await autotask().create({ title: 'First <script>', externalID: 'op1-first' });
		await autotask().create({ title: 'Second', companyID: fabrikam, priority: 4 });
		const note = { title: 'A note', description: 'Its text', noteType: 3, publish: 2 };
		await autotask().post(`/Tickets/${id}/Notes`, note);
		const html = await page();
		expect(html.indexOf('Second')).toBeLessThan(html.indexOf('First &lt;script'));
		expect(html.indexOf('Second')).toBeGreaterThan(0);
		for (const text of ['Contoso Ltd', 'Fabrikam Inc', 'Critical', 'Security Operations']) {
			expect(html).toContain(text);
		}
		for (const text of ['op1-first', 'Its text', 'Internal Project Team']) {
			expect(html).toContain(text);
		}
		expect(html).not.toContain('<script');
		expect(html).not.toMatch(/(src|href)="https?:/);
		expect(await page('/?search=fabrikam')).not.toContain('op1-first');
		expect(await page(`/?company=${contoso}`)).toContain('op1-first');
		expect(await page('/?show=complete')).not.toContain('op1-first');
	});

	it('opens a ticket by the address that Autotask links use', async () => {
		const id = await autotask().create({ title: 'Linked' });
		const { ticketNumber } = await autotask().ticket(id);
		const link = '/Autotask/AutotaskExtend/ExecuteCommand.aspx?Code=OpenTicketDetail';
		expect(await page(`${link}&TicketID=${id}`)).toContain('Linked');
		expect(await page(`${link}&TicketNumber=${String(ticketNumber)}`)).toContain('Linked');
	});

	it('lets a technician take and complete a ticket', async () => {
		const id = await autotask().create();
		const press = async (deed: string): Promise<void> => {
			const url = `${standin().adminUrl}/tickets/${id}/${deed}`;
			await axios.post(url, new URLSearchParams({ back: '/' }), { proxy: false });
		};
		await press('take');
		expect(await autotask().ticket(id)).toMatchObject({ status: 8, assignedResourceID: 29682900 });
		await press('complete');
		expect((await autotask().ticket(id))['status']).toBe(5);
	});
});
