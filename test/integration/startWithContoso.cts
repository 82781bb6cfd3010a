import type { Standin } from '../standinProcess.cts';

type Switches = Parameters<Standin['admin']['setSwitches']>[0];

/** Empties the stand-in, sets the switches and seeds one company; gives its id. */
export async function startWithContoso(
	{ admin }: Standin,
	switches: Switches = {},
): Promise<number> {
	await admin.reset();
	await admin.setSwitches(switches);
	const { companies } = await admin.seed({ companies: [{ companyName: 'Contoso Ltd' }] });
	const [contoso = -1] = companies;
	return contoso;
}
