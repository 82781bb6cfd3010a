import { isSameForAllItems } from '../../../nodes/OfficeProtectAutotask/n8n/itemDependence';

describe('a parameter has one value for all items', () => {
	test.each([
		['plain text'],
		['costs $5, see $json'],
		[''],
		[42],
		[null],
		[{ rows: [{ tenant: 'Contoso', company: { __rl: true, value: '175' } }] }],
		["={{ $('Mapping').all() }}"],
		["={{ $('Mapping').all().map((item) => item.json) }}"],
		['={{ $("The \\"Mapping\\"").first().json.rows }}'],
		["={{ $('It (all).item').last().json }}"],
		['={{ $input.all().length }}'],
		['={{ $now.plus({ days: 1 }).toISO() + $vars.zone + $workflow.name }}'],
		['={{ `${1 + 1} days` }}'],
		['=fixed text'],
	])('%j', (raw) => {
		expect(isSameForAllItems(raw)).toBe(true);
	});
});

describe('a parameter may differ from item to item', () => {
	test.each([
		['={{ $json.tenant }}'],
		['={{ $binary.data.fileName }}'],
		["={{ $('Mapping').item.json.company }}"],
		['={{ $(`Map ${$json.client}`).all() }}'],
		["={{ $('Mapping').itemMatching($itemIndex).json }}"],
		["={{ $('Mapping').all()[$itemIndex] }}"],
		["={{ $('Mapping')['item'].json }}"],
		["={{ $('Mapping').all().find((row) => row.json.tenant === $json.tenant) }}"],
		["={{ $('a').all() }}{{ $('b').pairedItem() }}"],
		['={{ $input.item.json.x }}'],
		['={{ $input.params.x }}'],
		['={{ $node["Mapping"].json.x }}'],
		['={{ $items("Mapping") }}'],
		['={{ $parameter.status }}'],
		['={{ $evaluateExpression("$js" + "on.x") }}'],
		["={{ $fromAI('status') }}"],
		['={{ `${$json.x}` }}'],
		['={{ this.$json.x }}'],
		['={{ Math.random() }}'],
		['={{ $("a\').all() + $(\'b").item.json }}'],
		[{ rows: [{ tenant: 'Contoso', flow: '={{ $json.flow }}' }] }],
		[['fixed', '={{ $json.sender }}']],
	])('%j', (raw) => {
		expect(isSameForAllItems(raw)).toBe(false);
	});
});
