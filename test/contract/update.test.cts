import { errorsOf, field, rowsOf } from './autotask.cts';
import type { Answer, Row } from './autotask.cts';
import { useAutotask } from './running.cts';

const { admin, autotask, set } = useAutotask();
const note = { title: 'A note', description: 'Text', noteType: 1, publish: 2 };
const patch = async (body: Row): Promise<Answer> => autotask().send('PATCH', '/Tickets', body);

describe('tickets', () => {
	it('PATCH sets what it sends, the id in the body', async () => {
		const id = await autotask().create({ description: 'Text', externalID: 'op1-a' });
		const answer = await patch({ id, priority: 1, resolution: 'Done' });
		expect([answer.status, answer.json]).toEqual([200, { itemId: id }]);
		expect(await autotask().ticket(id)).toMatchObject({
			priority: 1,
			resolution: 'Done',
			description: 'Text',
			externalID: 'op1-a',
			title: 'An alert',
		});
	});

	it('PUT empties what it does not send', async () => {
		const id = await autotask().create({ description: 'Text', externalID: 'op1-a' });
		const { companyID, queueID, priority, status } = await autotask().ticket(id);
		const body = { id, companyID, queueID, priority, status, title: 'New' };
		expect((await autotask().send('PUT', '/Tickets', body)).status).toBe(200);
		expect(await autotask().ticket(id)).toMatchObject({
			title: 'New',
			description: null,
			externalID: '',
			dueDateTime: null,
		});
	});

	it('are checked like a create, with a second text', async () => {
		const id = await autotask().create();
		expect(errorsOf(await patch({ id, description: 'x'.repeat(8001) }))).toEqual([
			'String value exceeds maximum length (field:description). ',
			'Error updating entity for record number [1].',
		]);
		expect(errorsOf(await patch({ id, title: '' }))).toEqual(['Missing Required Field: title']);
		expect(errorsOf(await patch({ id, queueID: null }))).toHaveLength(1);
		expect(errorsOf(await patch({ id: 1, title: 'x' }))).toHaveLength(1);
		expect((await autotask().ticket(id))['title']).toBe('An alert');
	});

	it('complete and open again with their status', async () => {
		const id = await autotask().create();
		await patch({ id, status: 29 });
		const complete = await autotask().ticket(id);
		expect(complete['completedDate']).toBe(complete['lastActivityDate']);
		expect(complete['completedByResourceID']).toBe(29682885);
		await patch({ id, status: 1 });
		expect((await autotask().ticket(id))['completedDate']).toBeNull();
	});

	it('keep user-defined values that an update does not send', async () => {
		const first = { name: 'Alert Type', value: 'Sign-in' };
		const id = await autotask().create({ userDefinedFields: [first] });
		const second = { name: 'Customer Impact', value: '2' };
		await patch({ id, userDefinedFields: [second] });
		const values = (await autotask().ticket(id))['userDefinedFields'];
		expect(values).toEqual(expect.arrayContaining([first, second]));
	});

	it('by id in the path are not to be changed or deleted: 405 with a Message', async () => {
		const id = await autotask().create();
		for (const verb of ['PATCH', 'DELETE']) {
			const answer = await autotask().send(verb, `/Tickets/${id}`, {});
			expect([answer.status, answer.json]).toEqual([
				405,
				{ Message: `The requested resource does not support http method '${verb}'.` },
			]);
		}
	});

	it('a missing id reads as 200 with null', async () => {
		const answer = await autotask().get('/Tickets/999');
		expect([answer.status, answer.json]).toEqual([200, { item: null }]);
	});

	it('a wrong path is a 404 page in HTML', async () => {
		for (const path of ['/Tiketts', '/Tickets/1/Nothing']) {
			const answer = await autotask().get(path);
			expect(answer.status).toBe(404);
			expect(answer.headers['content-type']).toMatch(/text\/html/);
			expect(answer.text).toContain('404 - File or directory not found.');
		}
	});
});

describe('ticket notes', () => {
	it('are created below the ticket only', async () => {
		const id = await autotask().create();
		const before = await autotask().ticket(id);
		const answer = await autotask().post(`/Tickets/${id}/Notes`, note);
		expect(answer.json).toEqual({ itemId: expect.any(Number) as number });
		const noteId = Number(field(answer.json, 'itemId'));
		expect((await autotask().post('/TicketNotes', { ...note, ticketID: id })).status).toBe(404);
		expect(
			await autotask().rows('TicketNotes', [{ op: 'eq', field: 'ticketID', value: id }]),
		).toEqual([expect.objectContaining({ ...note, ticketID: id, id: noteId }) as Row]);
		const later = await autotask().ticket(id);
		expect(String(later['lastActivityDate']) >= String(before['lastActivityDate'])).toBe(true);
		expect((await admin().notes()).map((one) => one.id)).toEqual([noteId]);
	});

	it.each([
		['title', { title: '' }, 'Missing Required Field: title'],
		['description', { description: null }, 'Missing Required Field: description'],
		['noteType', { noteType: null }, 'Missing Required Field: noteType'],
		['publish', { publish: null }, 'Missing Required Field: publish'],
		['a known type', { noteType: 77 }, 'Picklist value [77] does not exist for noteType'],
		[
			'a title of 250',
			{ title: 'x'.repeat(251) },
			'String value exceeds maximum length (field:title). ',
		],
		[
			'a text of 32000',
			{ description: 'x'.repeat(32001) },
			'String value exceeds maximum length (field:description). ',
		],
	])('need %s', async (_, fields, text) => {
		const id = await autotask().create();
		const answer = await autotask().post(`/Tickets/${id}/Notes`, { ...note, ...fields });
		expect([answer.status, errorsOf(answer)]).toEqual([500, [text]]);
		expect(await admin().notes()).toEqual([]);
	});

	it('need a ticket', async () => {
		const answer = await autotask().post('/Tickets/999/Notes', note);
		expect(errorsOf(answer)).toEqual([
			'Reference value on field: ticketID of type: Ticket does not exist or is invalid.',
		]);
	});

	it('may do without a title, and the metadata say the same', async () => {
		expect((await autotask().field('TicketNotes', 'title'))['isRequired']).toBe(true);
		await set({ noteTitleRequired: false });
		expect((await autotask().field('TicketNotes', 'title'))['isRequired']).toBe(false);
		const id = await autotask().create();
		const answer = await autotask().post(`/Tickets/${id}/Notes`, { ...note, title: null });
		expect(answer.status).toBe(200);
	});

	it('are changed below the ticket and never deleted', async () => {
		const id = await autotask().create();
		const noteId = field((await autotask().post(`/Tickets/${id}/Notes`, note)).json, 'itemId');
		const path = `/Tickets/${id}/Notes`;
		await autotask().send('PATCH', path, { id: noteId, title: 'Changed' });
		expect(rowsOf((await autotask().get(path)).json)).toEqual([
			expect.objectContaining({ ...note, title: 'Changed' }) as Row,
		]);
		expect((await autotask().send('DELETE', `${path}/${String(noteId)}`)).status).toBe(405);
	});
});

describe('a status change soon after a note', () => {
	const changed = async (): Promise<unknown> => {
		const id = await autotask().create();
		await autotask().post(`/Tickets/${id}/Notes`, note);
		expect((await patch({ id, status: 5, resolution: 'Done' })).status).toBe(200);
		const { status, resolution } = await autotask().ticket(id);
		return { status, resolution };
	};

	it('lands', async () => {
		expect(await changed()).toEqual({ status: 5, resolution: 'Done' });
	});

	it('gets lost while the switch says so', async () => {
		await set({ statusPatchAfterNote: 'lost', statusPatchAfterNoteMs: 60_000 });
		expect(await changed()).toEqual({ status: 1, resolution: 'Done' });
		const id = await autotask().create();
		await patch({ id, status: 5 });
		expect((await autotask().ticket(id))['status']).toBe(5);
	});
});
