import { errorOf } from './graph.cts';
import { useGraphStandin } from './running.cts';

const { admin, graph, set } = useGraphStandin();
const sender = 'alerts@officeprotect.example';

beforeEach(async () => {
	await admin().deliver(
		{ subject: 'first', from: sender, fromName: "O'Brien Alerts" },
		{ receivedAt: '2026-03-04T10:00:00.700Z' },
	);
	await admin().deliver(
		{
			subject: 'second',
			from: 'news@contoso.example',
			headers: [{ name: 'Importance', value: 'High' }],
		},
		{ receivedAt: '2026-03-04T11:00:00Z', isRead: true },
	);
	await admin().deliver(
		{ subject: 'Third and last', from: sender.toUpperCase() },
		{ receivedAt: '2026-03-04T12:00:00Z' },
	);
});

const found = async ($filter: string): Promise<readonly unknown[]> =>
	[...(await graph().subjects({ $filter }))].reverse();

describe('$filter as the Outlook node writes it', () => {
	it.each([
		[
			`(from/emailAddress/address eq '${sender}' or from/emailAddress/name eq '${sender}')`,
			['first', 'Third and last'],
		],
		[
			"(from/emailAddress/address eq 'O''Brien Alerts' or from/emailAddress/name eq 'O''Brien Alerts')",
			['first'],
		],
		['isRead eq false', ['first', 'Third and last']],
		['isRead eq true and hasAttachments eq false', ['second']],
		[
			'receivedDateTime ge 2026-03-04T10:30:00Z and receivedDateTime le 2026-03-04T11:00:00Z',
			['second'],
		],
		[
			'isRead eq false and receivedDateTime ge 2026-03-04T13:00:00.000+02:00 and receivedDateTime lt 2026-03-04T14:30:00.000+02:00',
			['Third and last'],
		],
		['receivedDateTime ge 2026-03-05', []],
		["isDraft eq true AND contains(subject, 'x')", []],
		["contains(subject, 'AND L')", ['Third and last']],
	])('%s', async (filter, subjects) => {
		expect(await found(filter)).toEqual(subjects);
	});
});

describe('$filter as a user may write it', () => {
	it.each([
		["not (isRead eq true) and startswith(subject,'fir')", ['first']],
		["isRead eq true or subject eq 'FIRST' and importance eq 'normal'", ['first', 'second']],
		["importance eq 'high'", ['second']],
		[
			"endswith(subject,'last') or subject ne 'Third and last' and isRead eq true",
			['second', 'Third and last'],
		],
		["flag/flagStatus eq 'flagged'", []],
	])('%s', async (filter, subjects) => {
		expect(await found(filter)).toEqual(subjects);
	});

	it.each([
		['isRead eq', 'BadRequest'],
		['isRead is true', 'BadRequest'],
		['(isRead eq true', 'BadRequest'],
		["receivedDateTime ge '2026-03-04T10:00:00Z'", 'BadRequest'],
		['receivedDateTime ge 2026-03-04T10:00:00', 'BadRequest'],
		['receivedDateTime ge 2026-13-04T10:00:00Z', 'BadRequest'],
		["colour eq 'red'", 'BadRequest'],
		["id eq 'AAMkAG'", 'ErrorInvalidProperty'],
		["contains(body/content, 'word')", 'ErrorInvalidProperty'],
		[
			"toRecipients/any(r:r/emailAddress/address eq 'a@contoso.example')",
			'ErrorInvalidUrlQueryFilter',
		],
	])('%s is refused: %s', async ($filter, code) => {
		const answer = await graph().get('/me/messages', { $filter });
		expect(errorOf(answer).slice(0, 2)).toEqual([400, code]);
	});

	it('a time with + that is not encoded is not understood', async () => {
		const filter = 'receivedDateTime ge 2026-03-04T10:00:00+00:00'.replaceAll(' ', '%20');
		const answer = await graph().send('GET', `/me/messages?$filter=${filter}`);
		expect(errorOf(answer).slice(0, 2)).toEqual([400, 'BadRequest']);
	});
});

describe('what is not certain about filters', () => {
	it('received times are compared to the second, or exactly', async () => {
		const filter = "receivedDateTime ge 2026-03-04T10:00:00.500Z and subject eq 'first'";
		expect(await found(filter)).toEqual([]);
		await set({ receivedPrecision: 'exact' });
		expect(await found(filter)).toEqual(['first']);
	});

	it('texts are compared without case, or with it', async () => {
		await set({ textComparison: 'caseSensitive' });
		expect(await found(`from/emailAddress/address eq '${sender}'`)).toEqual(['first']);
	});

	it('parentFolderId, as Folders to Include of Get Many sends it', async () => {
		const [inbox] = await graph().list('/me/mailFolders', { $filter: "displayName eq 'Inbox'" });
		const $filter = `(parentFolderId eq '${String(inbox?.['id'])}')`;
		const answer = await graph().get('/me/messages', { $filter });
		expect(errorOf(answer).slice(0, 2)).toEqual([400, 'ErrorInvalidProperty']);
		await set({ parentFolderFilter: 'works' });
		expect(await found($filter)).toHaveLength(3);
		await set({ parentFolderFilter: 'findsNothing' });
		expect(await found($filter)).toEqual([]);
	});
});

describe('$search', () => {
	it.each([
		['"first"', ['first']],
		['"obrien"', []],
		['"from:contoso received>=2026-03-04T10:30:00Z"', ['second']],
		['"subject:third AND last"', ['Third and last']],
	])('%s', async ($search, subjects) => {
		expect(await graph().subjects({ $search })).toEqual(subjects);
	});

	it('goes neither with $filter nor with $orderby, and wants quotes', async () => {
		const $search = '"first"';
		const codes = [];
		for (const query of [
			{ $search, $filter: 'isRead eq false' },
			{ $search, $orderby: 'subject' },
			{ $search: 'first' },
			{ $search: '"a OR b"' },
		]) {
			codes.push(errorOf(await graph().get('/me/messages', query))[1]);
		}
		expect(codes).toEqual([
			'SearchWithFilter',
			'SearchWithOrderBy',
			'BadRequest',
			'notServedByStandin',
		]);
	});
});
