import type { StandinAdmin } from '../standinProcess.cts';

/** Adds the company *Contoso Ltd* to what the stand-in has; gives its id. */
export async function seedContoso(admin: StandinAdmin): Promise<number> {
	const { companies } = await admin.seed({ companies: [{ companyName: 'Contoso Ltd' }] });
	const [contoso = -1] = companies;
	return contoso;
}
