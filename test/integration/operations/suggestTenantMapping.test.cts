import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { contoso, fabrikam } from '../../standin/seed/companies.mts';
import { useStandin } from '../../useStandin.cts';
import { usedCredential } from '../credentials.cts';
import type { User } from '../credentials.cts';
import { execute } from './execution.cts';

const { standin, admin, set } = useStandin({ threadSlotLingerMs: 0 });

async function suggest(
	parameters: INodeParameters,
	items: readonly IDataObject[],
	credentialId: string,
	user: User = 'valid',
) {
	const given = { credential: usedCredential(standin(), user), credentialId, items };
	const [rows, others] = await execute({ operation: 'suggestTenantMapping', ...parameters }, given);
	return { rows: rows ?? [], others: others ?? [] };
}

test('each tenant of list, rows and alerts is a row for the mapping, once', async () => {
	const { rows, others } = await suggest(
		{ tenantList: 'Contoso\nwoodgrove.example\nWingtip' },
		[
			{},
			{ Tenant: ' CONTOSO ', companyID: '' },
			{ tenant: 'Coho Winery' },
			{
				id: '0f8fad5b-d9cb-469f-a165-70867728950e',
				eventType: 'Sign-In from Unauthorized Country',
				organization: 'Fabrikam Inc',
				time: '2026-03-04 10:00 UTC',
			},
		],
		'each once',
	);
	expect(others).toEqual([]);
	const table = rows.map(({ json: { tenant, companyID, companyName, flow, certainty } }) => [
		tenant,
		companyID,
		companyName,
		flow,
		certainty,
	]);
	expect(table).toEqual([
		['Contoso', contoso, 'Contoso Ltd', true, 'certain'],
		['woodgrove.example', 29683521, 'Woodgrove Bank', true, 'certain'],
		['Wingtip', null, null, true, 'possible'],
		['Coho Winery', null, null, true, 'none'],
		['Fabrikam Inc', fabrikam, 'Fabrikam Inc', true, 'certain'],
	]);
	expect(rows[2]?.json['candidates']).toMatchObject([
		{ companyID: 29683515, companyName: 'Wingtip Toys', score: 0.8 },
	]);
	expect(rows.map(({ pairedItem }) => pairedItem)).toEqual([
		[{ item: 1 }],
		[],
		[],
		[{ item: 2 }],
		[{ item: 3 }],
	]);
});

test('the companies are read by pages, and again only after minutes', async () => {
	await admin().seed({
		manyCompanies: 1200,
		companies: [{ companyName: 'Lamna Healthcare' }],
	});
	const first = await suggest({ tenantList: 'Lamna Healthcare' }, [{}], 'pages');
	expect(first.rows[0]?.json).toMatchObject({ certainty: 'certain' });
	const queries = async () =>
		(await admin().requests()).filter(({ path }) => path.endsWith('Companies/query')).length;
	expect(await queries()).toBe(3);
	await suggest({ tenantList: 'Contoso\nFabrikam' }, [{}], 'pages');
	expect(await queries()).toBe(3);
});

test('an item that names no tenant goes to the second output, and nothing is asked', async () => {
	const { rows, others } = await suggest(
		{},
		[{ colour: 'red' }, { tenant: ' ', id: 'x', eventType: 'License Assigned', time: '10:00' }],
		'no tenant',
	);
	expect(rows).toEqual([]);
	expect(others.map(({ json }) => json['reason'])).toEqual(['noTenant', 'noTenant']);
	expect(others.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(await admin().requests()).toEqual([]);
});

test('companies that cannot be listed are an error that says why', async () => {
	await set({ deniedOperations: ['Companies:query'] });
	await expect(suggest({ tenantList: 'Contoso' }, [{}], 'denied')).rejects.toThrow(
		/Autotask did not list its companies: .*permissions/,
	);
});
