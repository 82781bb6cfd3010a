import { inStretches } from '../../nodes/OfficeProtectAutotask/inStretches';
import { testContext } from './autotask/scripted.cts';

const numbers = Array.from({ length: 100 }, (_, index) => index);
const double = (number: number) => (number % 2 === 0 ? 2 * number : Promise.resolve(2 * number));
const doubles = numbers.map((number) => 2 * number);

describe('many items', () => {
	test('let n8n do other things now and then, and keep their order', async () => {
		const context = testContext();
		const pauses: number[] = [];
		const results = await inStretches(numbers, double, {
			clock: () => {
				context.passes(1);
				return context.clock();
			},
			pace: (ms) => {
				pauses.push(ms);
				return Promise.resolve();
			},
		});
		expect(pauses).toEqual([0, 0, 0, 0]);
		expect(results).toEqual(doubles);
	});

	test('that take no time are done without a pause', async () => {
		const pace = () => Promise.reject(new Error('There was a pause'));
		const results = await inStretches(numbers, double, { ...testContext(), pace });
		expect(results).toEqual(doubles);
	});
});
