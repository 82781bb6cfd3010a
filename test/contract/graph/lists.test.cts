import { errorOf, rowOf, rowsOf } from './graph.cts';
import { useGraphStandin } from './running.cts';

const { admin, graph, set } = useGraphStandin();
const at = (minute: number, second = 0): string =>
	new Date(Date.UTC(2026, 2, 4, 10, minute, second)).toISOString();
const simple = 'id,conversationId,subject,bodyPreview,from,toRecipients,categories,hasAttachments';

/** Mails "0", "1" ... received a minute apart. */
async function deliverMany(count: number): Promise<void> {
	for (let index = 0; index < count; index++) {
		await admin().deliver({ subject: String(index) }, { receivedAt: at(index) });
	}
}

describe('pages', () => {
	it('10 messages by default, newest first, with a link to the next ones', async () => {
		await deliverMany(12);
		const first = await graph().get('/me/messages');
		expect(rowsOf(first).map((row) => row['subject'])).toEqual([
			'11',
			'10',
			'9',
			'8',
			'7',
			'6',
			'5',
			'4',
			'3',
			'2',
		]);
		const next = await graph().send('GET', String(rowOf(first)['@odata.nextLink']));
		expect(rowsOf(next).map((row) => row['subject'])).toEqual(['1', '0']);
		expect(rowOf(next)).not.toHaveProperty('@odata.nextLink');
	});

	it('the link keeps filter, selection and page size, as Return All walks it', async () => {
		await deliverMany(7);
		const pages = await graph().walk('/me/messages', {
			$select: simple,
			$filter: `receivedDateTime ge ${at(2)}`,
			$top: 2,
		});
		expect(pages.map((page) => page.map((row) => row['subject']))).toEqual([
			['6', '5'],
			['4', '3'],
			['2'],
		]);
		expect(Object.keys(pages[2]?.[0] ?? {}).sort()).toEqual(
			['@odata.etag', ...simple.split(',')].sort(),
		);
	});

	it('a page holds 1,000 at most', async () => {
		const [status, code] = errorOf(await graph().get('/me/messages', { $top: 1001 }));
		expect([status, code]).toEqual([400, 'ErrorInvalidUrlQuery']);
		expect((await graph().get('/me/messages', { $top: 1000 })).status).toBe(200);
		await set({ topOver1000: 'capped' });
		expect((await graph().get('/me/messages', { $top: 1001 })).status).toBe(200);
	});

	it('a page may be short though more follow', async () => {
		await deliverMany(5);
		await set({ pageShortfall: 2 });
		const pages = await graph().walk('/me/messages', { $top: 3 });
		expect(pages.map((page) => page.length)).toEqual([1, 1, 3]);
	});

	it('a mail that arrives between two pages shifts them: one comes twice', async () => {
		await deliverMany(4);
		const first = await graph().get('/me/messages', { $top: 2 });
		await admin().deliver({ subject: 'new' }, { receivedAt: at(30) });
		const next = await graph().send('GET', String(rowOf(first)['@odata.nextLink']));
		expect([...rowsOf(first), ...rowsOf(next)].map((row) => row['subject'])).toEqual([
			'3',
			'2',
			'2',
			'1',
		]);
	});

	it('$count tells how many there are', async () => {
		await deliverMany(3);
		const answer = await graph().get('/me/messages', { $top: 1, $count: 'true' });
		expect(rowOf(answer)).toMatchObject({ '@odata.count': 3 });
	});
});

describe('order', () => {
	it('$orderby, alone and with a filter on the same property first', async () => {
		await deliverMany(3);
		const $orderby = 'receivedDateTime asc';
		expect(await graph().subjects({ $orderby })).toEqual(['0', '1', '2']);
		const $filter = 'receivedDateTime ge 1900-01-01T00:00:00Z and (isRead eq false)';
		expect(await graph().subjects({ $filter, $orderby: 'receivedDateTime desc', $top: 1 })).toEqual(
			['2'],
		);
		const $wrong = 'isRead eq false and receivedDateTime ge 1900-01-01T00:00:00Z';
		const answers = [$wrong, 'isRead eq false'].map(async (wrong) =>
			errorOf(await graph().get('/me/messages', { $filter: wrong, $orderby })),
		);
		for (const [status, code] of await Promise.all(answers)) {
			expect([status, code]).toEqual([400, 'InefficientFilter']);
		}
	});

	it('without $orderby as the switch says', async () => {
		await deliverMany(5);
		await set({ unorderedLists: 'oldestFirst' });
		expect(await graph().subjects()).toEqual(['0', '1', '2', '3', '4']);
		await set({ unorderedLists: 'shuffled' });
		const shuffled = await graph().subjects();
		expect([...shuffled].sort()).toEqual(['0', '1', '2', '3', '4']);
		expect(shuffled).not.toEqual(['4', '3', '2', '1', '0']);
		expect(await graph().subjects()).toEqual(shuffled);
	});
});

describe('folders', () => {
	it('all messages of the mailbox, or those of one folder by well-known name or id', async () => {
		await admin().deliver({ subject: 'in' });
		await admin().deliver({ subject: 'junk' }, { folder: 'junkemail' });
		expect([...(await graph().subjects())].sort()).toEqual(['in', 'junk']);
		expect(await graph().subjects({}, '/me/mailFolders/inbox/messages')).toEqual(['in']);
		const [junk] = await graph().list('/me/mailFolders', {
			$filter: "displayName eq 'Junk Email'",
		});
		expect(junk).toMatchObject({ totalItemCount: 1, unreadItemCount: 1, childFolderCount: 0 });
		const path = `/me/mailFolders/${String(junk?.['id'])}/messages`;
		expect(await graph().subjects({}, path)).toEqual(['junk']);
	});

	it('a list, a single one, new ones and their children', async () => {
		const names = (await graph().list('/me/mailFolders', { $top: 100 })).map(
			(row) => row['displayName'],
		);
		expect(names).toEqual(expect.arrayContaining(['Inbox', 'Junk Email', 'Sent Items']));
		const made = await graph().send('POST', '/me/mailFolders', { displayName: 'Alerts' });
		const id = String(rowOf(made)['id']);
		const child = { displayName: 'Done' };
		await graph().send('POST', `/me/mailFolders/${id}/childFolders`, child);
		const children = await graph().list(`/me/mailFolders/${id}/childFolders`, { $top: 100 });
		expect([made.status, children]).toMatchObject([201, [child]]);
		expect(rowOf(await graph().get(`/me/mailFolders/${id}`))).toMatchObject({
			displayName: 'Alerts',
			childFolderCount: 1,
		});
		const again = await graph().send('POST', '/me/mailFolders', { displayName: 'Alerts' });
		expect(again.status).toBe(409);
	});

	it('an unknown folder gets 404, a text that is no id 400', async () => {
		const [status, code] = errorOf(await graph().get('/me/mailFolders/AAMkAGunknown0=/messages'));
		expect([status, code]).toEqual([404, 'ErrorItemNotFound']);
		const [otherStatus, otherCode] = errorOf(await graph().get('/me/mailFolders/Posteingang'));
		expect([otherStatus, otherCode]).toEqual([400, 'ErrorInvalidIdMalformed']);
	});
});

describe('mails that appear late', () => {
	it('are in no answer before their time, with their earlier received time after it', async () => {
		await admin().deliver({ subject: 'on time' }, { receivedAt: at(5) });
		const late = { receivedAt: at(3), visibleAfterMs: 600_000 };
		const { id } = await admin().deliver({ subject: 'late' }, late);
		const window = { $filter: `receivedDateTime ge ${at(0)} and receivedDateTime lt ${at(10)}` };
		expect(await graph().subjects(window)).toEqual(['on time']);
		expect((await graph().get(`/me/messages/${id}`)).status).toBe(404);
		expect(rowOf(await graph().get('/me/mailFolders/inbox'))).toMatchObject({ totalItemCount: 1 });
		await set({ clockOffsetMs: 600_000 });
		expect(await graph().subjects(window)).toEqual(['on time', 'late']);
		// The next window of a poll that has read up to minute 10 does not have it.
		expect(await graph().subjects({ $filter: `receivedDateTime ge ${at(10)}` })).toEqual([]);
	});

	it('can be shown at once', async () => {
		const { id } = await admin().deliver({ subject: 'late' }, { visibleAfterMs: 600_000 });
		expect(await graph().subjects()).toEqual([]);
		expect(await admin().show(id)).toMatchObject({ isVisible: true });
		expect(await graph().subjects()).toEqual(['late']);
	});
});
