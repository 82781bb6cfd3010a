import { signInHeaders } from '../standinSignIn.cts';
import { Autotask, errorsOf, field, rowsOf, ticket } from './autotask.cts';
import { useAutotask } from './running.cts';

const { standin, autotask, set } = useAutotask();
const as = (user: Parameters<typeof signInHeaders>[0]): Autotask =>
	new Autotask(standin(), signInHeaders(user));
const all = { filter: [{ op: 'gte', field: 'id', value: 0 }] };
const denied = (operation: string): string =>
	`The logged in Resource does not have the adequate permissions to ${operation} this entity type.`;

describe('permissions', () => {
	it('refuses a create or a query with 500 and a text, or with 403', async () => {
		const create = await as('noCreate').post('/Tickets', ticket());
		expect([create.status, errorsOf(create)]).toEqual([500, [denied('create')]]);
		const query = await as('noQuery').post('/Tickets/query', all);
		expect([query.status, errorsOf(query)]).toEqual([500, [denied('query')]]);
		await set({ permissionDenied: 'status403' });
		expect((await as('noCreate').post('/Tickets', ticket())).status).toBe(403);
	});

	it('refuses any operation that the switch names', async () => {
		const id = await autotask().create();
		await set({ deniedOperations: ['Tickets:update', 'TicketNotes:create', 'Companies:query'] });
		const note = { title: 'A', description: 'B', noteType: 1, publish: 2 };
		const answers = [
			await autotask().send('PATCH', '/Tickets', { id, priority: 1 }),
			await autotask().post(`/Tickets/${id}/Notes`, note),
			await autotask().get('/Companies/0'),
		];
		expect(answers.map(errorsOf)).toEqual([
			[denied('update')],
			[denied('create')],
			[denied('query')],
		]);
		expect((await autotask().ticket(id))['priority']).toBe(2);
	});

	it('refuses reads in the name of another resource, and creates in it', async () => {
		const headers = { ImpersonationResourceId: '29682900' };
		const read = await autotask().post('/Tickets/query', all, { headers });
		expect([read.status, errorsOf(read)]).toEqual([500, [denied('query')]]);
		const created = await autotask().post('/Tickets', ticket(), { headers });
		const row = await autotask().ticket(Number(field(created.json, 'itemId')));
		expect(row).toMatchObject({
			creatorResourceID: 29682900,
			impersonatorCreatorResourceID: 29682885,
		});
	});

	it('tells access levels as words, or as numbers', async () => {
		const path = '/Tickets/entityInformation';
		const info = field((await as('restricted').get(path)).json, 'info');
		expect(info).toMatchObject({
			name: 'Tickets',
			userAccessForQuery: 'Restricted',
			userAccessForCreate: 'All',
			userAccessForDelete: 'None',
		});
		await set({ accessLevelForm: 'numbers' });
		expect(field((await as('restricted').get(path)).json, 'info')).toMatchObject({
			userAccessForQuery: 2,
			userAccessForCreate: 1,
			userAccessForDelete: 0,
		});
		expect(field((await as('noCreate').get(path)).json, 'info')).toMatchObject({
			userAccessForCreate: 0,
		});
	});
});

describe('rows that a user does not see', () => {
	const seen = async (who: Autotask, id: number): Promise<unknown> => {
		const query = await who.post('/Tickets/query', all);
		const count = await who.post('/Tickets/query/count', all);
		const byId = field((await who.get(`/Tickets/${id}`)).json, 'item') !== null;
		const numbers = [rowsOf(query.json).length, field(count.json, 'queryCount')];
		return { status: query.status, numbers, byId };
	};

	it('Restricted access answers with nothing, or less strictly', async () => {
		const id = await autotask().create();
		expect(await seen(as('restricted'), id)).toEqual({ status: 200, numbers: [0, 0], byId: false });
		await set({ restrictedAnswers: 'nothingToQueries' });
		expect(await seen(as('restricted'), id)).toEqual({ status: 200, numbers: [0, 0], byId: true });
		await set({ restrictedAnswers: 'everything' });
		expect(await seen(as('restricted'), id)).toEqual({ status: 200, numbers: [1, 1], byId: true });
	});

	it('the switch restricts the ordinary user too', async () => {
		const id = await autotask().create();
		await set({ restrictedEntities: ['Tickets'] });
		expect(await seen(autotask(), id)).toEqual({ status: 200, numbers: [0, 0], byId: false });
	});

	it('a line of business hides tickets although access is All', async () => {
		const id = await autotask().create();
		await set({ hiddenTickets: 'fromQueries' });
		expect(await seen(autotask(), id)).toEqual({ status: 200, numbers: [0, 0], byId: true });
		await set({ hiddenTickets: 'everywhere' });
		expect(await seen(autotask(), id)).toEqual({ status: 200, numbers: [0, 0], byId: false });
		const info = field((await autotask().get('/Tickets/entityInformation')).json, 'info');
		expect(field(info, 'userAccessForQuery')).toBe('All');
	});
});
