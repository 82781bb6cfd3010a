import type { StandinAdmin } from '../standinProcess.cts';

/** Ids of a company, and of one that is inactive. */
export type ContosoAndGone = { readonly contoso: number; readonly gone: number };

/** Adds *Contoso Ltd*, and *Gone Ltd*, which is inactive. */
export async function seedContosoAndGone(admin: StandinAdmin): Promise<ContosoAndGone> {
	const { companies } = await admin.seed({
		companies: [{ companyName: 'Contoso Ltd' }, { companyName: 'Gone Ltd', isActive: false }],
	});
	const [contoso = -1, gone = -1] = companies;
	return { contoso, gone };
}
