import { NodeHelpers } from 'n8n-workflow';
import { OfficeProtectAutotask } from '../../../nodes/OfficeProtectAutotask/OfficeProtectAutotask.node';
import { parseOperation } from '../../../nodes/OfficeProtectAutotask/parameters/operation';
import { completed, computed } from './nodeParameters.cts';
import { problemOf } from './problemOf.cts';

const { description, methods } = new OfficeProtectAutotask();

describe('the node', () => {
	test('keeps new tickets and everything else apart', () => {
		expect(description.outputs).toHaveLength(2);
		expect(description.outputNames).toEqual(['New Ticket', 'No New Ticket']);
	});

	test.each([
		['checkSetup', true],
		['createTicket', true],
		['sendTestTicket', true],
		['suggestTenantMapping', true],
		['readAlerts', false],
	])('asks for a credential: %s %s', (operation, isAsked) => {
		const [credential] = description.credentials ?? [];
		const values = completed({ operation });
		const isShown =
			credential !== undefined &&
			NodeHelpers.displayParameter(values, credential, null, description);
		expect(credential?.name).toBe('officeProtectAutotaskApi');
		expect(isShown).toBe(isAsked);
	});

	test('names each operation below its own name', () => {
		const [operation] = description.properties;
		for (const option of operation?.options ?? []) {
			expect(description.subtitle).toContain(
				'value' in option ? `${String(option.value)}: "${option.name}"` : 'an option without value',
			);
		}
	});

	test('says what an operation must be with the name of each', () => {
		const [operation] = description.properties;
		const { message } = problemOf(() => parseOperation(computed({ operation: 'dance' })));
		const named = [...message.matchAll(/'(\w+)'/g)].map(([, name]) => name);
		const offered = operation?.options?.map((option) => 'value' in option && option.value);
		expect(named).toEqual(['Operation', ...(offered ?? []), 'dance']);
	});

	test('has every live list that its parameters name', () => {
		const json = JSON.stringify(description.properties);
		const named = [
			...json.matchAll(/"(?:loadOptionsMethod|searchListMethod|resourceMapperMethod)":"(\w+)"/g),
		].map(([, name]) => name);
		const offered = Object.values(methods).flatMap((group) => Object.keys(group));
		expect(new Set(named)).toEqual(new Set(offered));
	});

	test('stays below 40 kB as n8n sends it to the editor', () => {
		expect(Buffer.byteLength(JSON.stringify(description))).toBeLessThanOrEqual(40_000);
	});
});
