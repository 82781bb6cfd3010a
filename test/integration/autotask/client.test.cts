import { z } from 'zod';
import {
	activeCompanies,
	companyPage,
	loadCompanies,
} from '../../../nodes/OfficeProtectAutotask/autotask/companies';
import { loadTicketSchema } from '../../../nodes/OfficeProtectAutotask/autotask/metadata';
import {
	createNote,
	findNotesByTicket,
	findNotesByTitle,
} from '../../../nodes/OfficeProtectAutotask/autotask/notes';
import {
	createTicket,
	findTicketsByAlertKeys,
	readTicket,
	updateTicket,
} from '../../../nodes/OfficeProtectAutotask/autotask/tickets';
import type { Verdict } from '../../../nodes/OfficeProtectAutotask/autotask/verdict';
import { contoso } from '../../standin/seed/companies.mts';
import { useStandin } from '../../useStandin.cts';
import { sendTo } from '../sendTo.cts';
import { openRun } from './run.cts';

const { standin, admin, set } = useStandin();

const key = (index: number): string => `op1-${String(index).padStart(20, '0')}`;
const ticket = (externalID: string) => ({
	companyID: contoso,
	title: 'New account created',
	status: 1,
	priority: 2,
	queueID: 8,
	ticketCategory: 3,
	dueDateTime: '2026-12-01T08:00:00Z',
	externalID,
});

function valueOf<T>(verdict: Verdict<T>): T {
	if (verdict.kind !== 'ok') throw new Error(JSON.stringify(verdict));
	return verdict.value;
}

describe('tickets', () => {
	test('are created, found by key whatever their status, changed and read', async () => {
		const client = openRun(standin());
		const id = valueOf(await createTicket(client, ticket(`${key(1)}-00000000`)));
		valueOf(await updateTicket(client, id, { status: 5, resolution: 'done' }));
		const found = valueOf(await findTicketsByAlertKeys(client, [key(1), key(2)]));
		expect([...found.keys()]).toEqual([key(1)]);
		const row = valueOf(await readTicket(client, id));
		expect(row).toEqual(found.get(key(1))?.[0]);
		expect(row).toMatchObject({ id, companyID: contoso, status: 5, assignedResourceID: null });
		expect(row?.completedDate).toMatch(/Z$/);
		expect(valueOf(await readTicket(client, id + 1000))).toBeNull();
	});

	test('1,000 keys are looked up within the limit of conditions', async () => {
		const tickets = Array.from({ length: 1000 }, (_, index) => ({
			...ticket(`${key(index)}-0`),
			id: 9000 + index,
		}));
		await admin().seed({ tickets });
		const client = openRun(standin());
		const found = valueOf(
			await findTicketsByAlertKeys(
				client,
				tickets.map((_, index) => key(index)),
			),
		);
		expect(found.size).toBe(1000);
		const statuses = (await admin().counters()).routes['POST /Tickets/query']?.statuses;
		expect(statuses).toEqual({ '200': 5 });
	});

	test('rows that Autotask adds because it does not know an operator are dropped', async () => {
		await admin().seed({
			tickets: [ticket(`${key(1)}-0`), ticket('another system'), ticket('')],
		});
		const alter = (body: string) => body.replaceAll('beginsWith', 'beginsw');
		const raw = await sendTo(
			standin(),
			'valid',
			alter,
		)({
			method: 'POST',
			path: 'Tickets/query',
			body: {
				IncludeFields: ['id'],
				Filter: [{ op: 'beginsWith', field: 'externalID', value: key(1) }],
			},
			timeoutMs: 5000,
		});
		expect(raw.kind === 'answer' ? raw.body.match(/"id":/g) : null).toHaveLength(3);
		const client = openRun(standin(), { alter });
		const found = valueOf(await findTicketsByAlertKeys(client, [key(1)]));
		expect([...found.values()].map((rows) => rows.length)).toEqual([1]);
		expect(valueOf(await findTicketsByAlertKeys(client, [key(2)])).size).toBe(0);
	});

	test('a create whose answer is lost is not sent again', async () => {
		await admin().addFault({
			method: 'POST',
			path: '/Tickets',
			effect: { kind: 'cut', when: 'afterCommit' },
		});
		const created = await createTicket(openRun(standin()), ticket(key(1)));
		expect(created).toEqual({ kind: 'uncertain', cause: 'reset' });
		expect(await admin().tickets()).toHaveLength(1);
		expect((await admin().counters()).routes['POST /Tickets']?.requests).toBe(1);
	});

	test("a rejection keeps Autotask's words", async () => {
		const { queueID, ...queueless } = ticket(key(1));
		expect(queueID).toBe(8);
		const created = await createTicket(openRun(standin()), queueless);
		expect(created.kind === 'rejected' && created.errors[0]).toContain('queueID');
	});

	test.each(['zero', 'absent', 'text'] as const)('an item id that comes as %s', async (form) => {
		await set({ itemIdForm: form });
		const id = valueOf(await createTicket(openRun(standin()), ticket(key(1))));
		const [stored] = await admin().tickets();
		expect(id).toBe(form === 'text' ? stored?.id : 0);
	});
});

describe('notes', () => {
	test('are written internally and found by ticket and title', async () => {
		const client = openRun(standin());
		const id = valueOf(await createTicket(client, ticket(key(1))));
		const note = { title: `${key(1)} 1/1`, description: 'overflow' };
		const noteId = valueOf(await createNote(client, id, note));
		expect((await admin().notes())[0]).toMatchObject({ ticketID: id, publish: 2 });
		const row = { id: noteId, ticketID: id, title: note.title };
		expect(valueOf(await findNotesByTicket(client, [id, 1], 'op1-'))).toEqual([row]);
		expect(valueOf(await findNotesByTicket(client, [id], 'opn1-'))).toEqual([]);
		expect(valueOf(await findNotesByTitle(client, ['op1-', 'x'], 1))).toEqual([row]);
	});
});

describe('reference data', () => {
	test('more companies than fit on a page, and a part of the name', async () => {
		await admin().seed({ manyCompanies: 1200 });
		const client = openRun(standin());
		const all = valueOf(await activeCompanies(client));
		expect(all.length).toBeGreaterThan(1200);
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
		expect(all.every(({ isActive }) => isActive)).toBe(true);
		const named = valueOf(await companyPage(client, 'conTOSO', null));
		expect(named.companies.map(({ companyName }) => companyName)).toContain('Contoso Ltd');
	});

	test('companies by id, the own one and inactive ones included', async () => {
		const found = valueOf(await loadCompanies(openRun(standin()), [0, contoso, 29683530, 1]));
		expect([...found.keys()]).toEqual([0, contoso, 29683530]);
		expect(found.get(29683530)?.isActive).toBe(false);
	});

	test.each(['text', 'number'] as const)(
		'the ticket schema, picklist values as %s',
		async (form) => {
			await set({ picklistValueForm: form });
			const schema = valueOf(await loadTicketSchema(openRun(standin())));
			expect(schema.fields.get('title')).toMatchObject({ length: 255, isRequired: true });
			const complete = schema.fields.get('status')?.picklist?.find(({ value }) => value === '5');
			expect(complete?.label).toBe('Complete');
			expect(schema.userDefinedFields.get('Alert Handling')?.picklist).toHaveLength(3);
			expect(schema.categories.get(115)?.defaults.serviceLevelAgreementID).not.toBeNull();
			expect(schema.categories.get(116)?.isActive).toBe(false);
		},
	);
});

describe('limits', () => {
	test('100 calls never meet the thread limit and use three slots', async () => {
		// Answers that take longer than a slot lingers, so that three calls do overlap.
		await set({ latencyMs: 80, threadSlotLingerMs: 10 });
		const client = openRun(standin());
		const verdicts = await Promise.all(
			Array.from({ length: 100 }, async (_, index) => readTicket(client, index + 1)),
		);
		expect(verdicts.every(({ kind }) => kind === 'ok')).toBe(true);
		const counters = await admin().counters();
		expect(counters.threadLimited).toBe(0);
		expect(counters.endpoints.Tickets).toMatchObject({ requests: 100, peakInFlight: 3 });
	});

	test.each(['429', '503'] as const)(
		'slots that others use, told with %s, are waited for',
		async (status) => {
			await set({ threadLimit: 1, threadLimitStatus: status });
			const client = openRun(standin());
			const ids = await Promise.all(
				[1, 2, 3, 4, 5, 6].map(async (index) => createTicket(client, ticket(key(index)))),
			);
			expect(ids.every(({ kind }) => kind === 'ok')).toBe(true);
			expect(await admin().tickets()).toHaveLength(6);
			expect((await admin().counters()).threadLimited).toBeGreaterThan(0);
		},
	);

	test.each(['429', '500'] as const)(
		'the hourly limit, told with %s, ends the calls',
		async (status) => {
			await set({
				hourlyLimit: 10,
				hourlyLatency: false,
				hourlyLimitStatus: status,
			});
			const client = openRun(standin());
			const verdicts: string[] = [];
			for (let count = 0; count < 15; count += 1) {
				verdicts.push((await client.get('Version', z.unknown())).kind);
			}
			expect(verdicts.slice(0, 10)).toEqual(new Array(10).fill('ok'));
			expect(verdicts.slice(10)).toEqual(new Array(5).fill('refused'));
			expect((await admin().counters()).hourlyLimited).toBe(1);
		},
	);
});
