import { sampleKeys, textsWithNotes } from '../../unit/sampleAlert.cts';
import { useStandin } from '../../useStandin.cts';
import { openTestOffice } from '../office.cts';
import { seedContoso } from '../seedContoso.cts';
import { alertFor, deliverIn, kinds } from './alertsToDeliver.cts';

const { standin, admin } = useStandin();
let contoso: number;

beforeEach(async () => {
	contoso = await seedContoso(admin());
});

describe('overflow notes', () => {
	const notes = [1, 2].map((part) => ({
		title: `${sampleKeys(1).alertKey} part ${String(part)}/2`,
		description: `Part ${String(part)}`,
	}));

	test('are written once, also when one of them failed in the run before', async () => {
		await admin().addFault({
			method: 'POST',
			path: '/Tickets/*/Notes',
			skip: 1,
			effect: { kind: 'answer', status: 500, body: { errors: ['Not now'] }, when: 'beforeCommit' },
		});
		const alert = alertFor(contoso, 1, { draft: textsWithNotes(notes) });
		expect(kinds(await deliverIn(openTestOffice(standin()), [alert]))).toEqual(['failed']);
		expect(kinds(await deliverIn(openTestOffice(standin()), [alert]))).toEqual(['existing']);
		expect(kinds(await deliverIn(openTestOffice(standin()), [alert]))).toEqual(['existing']);
		expect((await admin().notes()).map(({ title }) => title)).toEqual(
			notes.map(({ title }) => title),
		);
	});

	test('are not written twice when the answer is lost', async () => {
		await admin().addFault({
			method: 'POST',
			path: '/Tickets/*/Notes',
			effect: { kind: 'cut', when: 'afterCommit' },
		});
		const alert = alertFor(contoso, 1, { draft: textsWithNotes(notes) });
		expect(kinds(await deliverIn(openTestOffice(standin()), [alert]))).toEqual(['created']);
		expect(await admin().notes()).toHaveLength(2);
	});
});
