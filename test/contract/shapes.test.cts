import Ajv from 'ajv';
import { startStandin } from '../standinProcess.cts';
import type { Standin } from '../standinProcess.cts';
import openapi from './autotask-openapi.json';
import { asRow, Autotask, field, listOf, rowsOf } from './autotask.cts';
import type { Row } from './autotask.cts';

const models: Readonly<Record<string, string>> = {
	Tickets: 'TicketModel',
	TicketNotes: 'TicketNoteModel',
	Companies: 'CompanyModel',
	Contacts: 'ContactModel',
	Resources: 'ResourceModel',
	ResourceRoles: 'ResourceRoleModel',
	ResourceServiceDeskRoles: 'ResourceServiceDeskRoleModel',
	TicketCategories: 'TicketCategoryModel',
	TicketCategoryFieldDefaults: 'TicketCategoryFieldDefaultsModel',
	TicketHistory: 'TicketHistoryModel',
};
const entities = Object.entries(models);

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
for (const [name, model] of Object.entries(openapi.definitions)) {
	ajv.addSchema(strict(model), `#/definitions/${name}`);
}

/**
 * The description's models as they are checked: all properties and no others, each of its type or
 * null. What it types as an object without properties (`itemId`, access levels) may be anything.
 */
function strict(schema: unknown): Row {
	const { properties, type, items, $ref, format } = asRow(schema);
	if (typeof $ref === 'string') return { $ref };
	if (properties !== undefined) {
		const entries = Object.entries(asRow(properties)).map(([name, one]) => [name, strict(one)]);
		if (entries.length === 0) return {};
		const names = entries.map(([name]) => name);
		const each = Object.fromEntries(entries) as Row;
		return {
			type: ['object', 'null'],
			properties: each,
			required: names,
			additionalProperties: false,
		};
	}
	if (type === 'array') return { type: ['array', 'null'], items: strict(items) };
	const isDate = format === 'date-time';
	return { type: [type, 'null'], ...(isDate ? { pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:' } : {}) };
}

function faults(model: string, value: unknown): readonly string[] {
	const validate = ajv.getSchema(`#/definitions/${model}`);
	if (validate === undefined) throw new Error(`No model ${model}`);
	void validate(value);
	return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
}

describe('shapes of the answers', () => {
	let standin: Standin;
	let autotask: Autotask;
	let ticketId: number;

	beforeAll(async () => {
		standin = await startStandin();
		await standin.admin.setSwitches({ threadSlotLingerMs: 0 });
		autotask = new Autotask(standin);
		const userDefinedFields = [{ name: 'Alert Type', value: 'Sign-in' }];
		ticketId = await autotask.create({ userDefinedFields, description: 'Text' });
		const note = { title: 'A note', description: 'Text', noteType: 1, publish: 2 };
		await autotask.post(`/Tickets/${ticketId}/Notes`, note);
	});
	afterAll(async () => standin.stop());

	it('the model check itself refuses a missing, an unknown and a wrongly typed property', () => {
		expect(faults('UserDefinedField', { name: 'a', value: null })).toEqual([]);
		expect(faults('UserDefinedField', { name: 'a' })).not.toEqual([]);
		expect(faults('UserDefinedField', { name: 'a', value: 'b', more: 1 })).not.toEqual([]);
		expect(faults('UserDefinedField', { name: 1, value: 'b' })).not.toEqual([]);
	});

	it.each(entities)('%s: rows of a query, by POST and by GET', async (entity, model) => {
		const key = entity === 'TicketHistory' ? 'ticketID' : 'id';
		const filter = [
			entity === 'TicketHistory'
				? { op: 'eq', field: key, value: ticketId }
				: { op: 'gte', field: key, value: 0 },
		];
		const posted = await autotask.post(`/${entity}/query`, { filter });
		const got = await autotask.get(`/${entity}/query`, {
			params: { search: JSON.stringify({ filter }) },
		});
		expect([posted.status, got.status]).toEqual([200, 200]);
		expect(got.json).toEqual(posted.json);
		expect(rowsOf(posted.json).length).toBeGreaterThan(0);
		for (const row of rowsOf(posted.json)) expect(faults(model, row)).toEqual([]);
		expect(faults('PagingModel', field(posted.json, 'pageDetails'))).toEqual([]);
		expect(Object.keys(asRow(posted.json))).toEqual(['items', 'pageDetails']);
		const count = await autotask.post(`/${entity}/query/count`, { filter });
		expect(faults('QueryCountResultModel', count.json)).toEqual([]);
		expect(field(count.json, 'queryCount')).toBe(rowsOf(posted.json).length);
		const id = String(rowsOf(posted.json)[0]?.['id']);
		const one = await autotask.get(`/${entity}/${id}`);
		expect(faults(model, field(one.json, 'item'))).toEqual([]);
	});

	it.each(entities)('%s: metadata', async (entity, model) => {
		const information = await autotask.get(`/${entity}/entityInformation`);
		expect(faults('EntityInformationResultModel', information.json)).toEqual([]);
		const fields = await autotask.get(`/${entity}/entityInformation/fields`);
		expect(faults('FieldInformationResultModel', fields.json)).toEqual([]);
		const names = listOf(field(fields.json, 'fields')).map((one) => field(one, 'name'));
		const definitions = asRow(openapi.definitions);
		const known = Object.keys(asRow(field(definitions[model], 'properties')));
		expect([...names].sort()).toEqual(known.filter((name) => name !== 'userDefinedFields').sort());
		const own = await autotask.get(`/${entity}/entityInformation/userDefinedFields`);
		expect(faults('UserDefinedFieldInformationResultModel', own.json)).toEqual([]);
	});

	it('create, update, child rows', async () => {
		const created = await autotask.post('/Tickets', { ...asRow(await sample()) });
		expect(faults('OperationResultModel', created.json)).toEqual([]);
		const body = { id: ticketId, priority: 1 };
		expect(
			faults('OperationResultModel', (await autotask.send('PATCH', '/Tickets', body)).json),
		).toEqual([]);
		const notes = await autotask.get(`/Tickets/${ticketId}/Notes`);
		expect(rowsOf(notes.json)).toHaveLength(1);
		for (const row of rowsOf(notes.json)) expect(faults('TicketNoteModel', row)).toEqual([]);
		const id = String(rowsOf(notes.json)[0]?.['id']);
		const note = await autotask.get(`/Tickets/${ticketId}/Notes/${id}`);
		expect(faults('TicketNoteModel', field(note.json, 'item'))).toEqual([]);
		const defaults = await autotask.get('/TicketCategories/112/FieldDefaults');
		expect(rowsOf(defaults.json)).toHaveLength(1);
		for (const row of rowsOf(defaults.json)) {
			expect(faults('TicketCategoryFieldDefaultsModel', row)).toEqual([]);
		}
	});

	it('zone, version and threshold', async () => {
		const zone = await autotask.get('/zoneInformation?user=api-user@msp.example');
		expect(faults('ZoneInformationResultModel', zone.json)).toEqual([]);
		expect(faults('AutotaskVersionResultModel', (await autotask.get('/Version')).json)).toEqual([]);
		const threshold = await autotask.get('/ThresholdInformation');
		expect(faults('ThresholdStatusResultModel', threshold.json)).toEqual([]);
	});

	it.each(Object.entries(openapi.paths))(
		'%s takes the verbs of the description',
		async (path, verbs) => {
			const address = path.replace('{parentId}', String(ticketId)).replace('{id}', '1');
			for (const verb of ['get', 'post', 'put', 'patch', 'delete']) {
				const answer = await autotask.send(
					verb.toUpperCase(),
					address,
					verb === 'get' ? undefined : {},
				);
				expect(answer.status).not.toBe(404);
				expect([verb, answer.status === 405]).toEqual([verb, !verbs.includes(verb)]);
			}
		},
	);

	async function sample(): Promise<Row> {
		const { companyID, queueID, dueDateTime, priority, status, title } =
			await autotask.ticket(ticketId);
		return { companyID, queueID, dueDateTime, priority, status, title };
	}
});
