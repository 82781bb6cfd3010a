import { allEnded } from '../../../nodes/OfficeProtectAutotask/delivery/allEnded';
import { turns } from '../autotask/scripted.cts';

test('all results come in their order', async () => {
	expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two']);
});

test('a rejection waits for what is under way', async () => {
	let end = (): void => undefined;
	const underWay = new Promise<void>((resolve) => {
		end = resolve;
	});
	const told = jest.fn();
	const all = allEnded([Promise.reject(new Error('Broken')), underWay]).catch(told);
	await turns(3);
	expect(told).not.toHaveBeenCalled();
	end();
	await all;
	expect(told).toHaveBeenCalledWith(new Error('Broken'));
});
