import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { readItems } from '../../nodes/OfficeProtectAutotask/readItems';
import { testContext } from './autotask/scripted.cts';

const items = [0, 1].map((itemIndex) => ({
	source: { itemIndex, json: { eventType: 'License Assigned', id: itemIndex }, files: [] },
	choices: { kind: 'ok', value: { reader: defaultReaderOptions } } as const,
}));

test('items are read as their choices say', async () => {
	const readings = await readItems(items, testContext());
	expect(readings).toMatchObject([[{ kind: 'alert' }], [{ kind: 'alert' }]]);
});

test('none is read any more once the execution is cancelled, and each says so', async () => {
	const context = testContext();
	context.cancel();
	const cancelled = { kind: 'unreadable', failure: { code: 'cancelled', again: 'later' } };
	expect(await readItems(items, context)).toMatchObject([[cancelled], [cancelled]]);
});
