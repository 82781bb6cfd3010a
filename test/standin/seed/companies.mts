import type { RowInput } from '../adminApi.mts';

/** Ids of the first customers: *Contoso Ltd*, *Fabrikam Inc* and *Northwind Traders*. */
export const contoso = 29683510;
export const fabrikam = 29683511;
export const northwind = 29683512;

const names: readonly (readonly [name: string, domain: string])[] = [
	['Contoso Ltd', 'contoso.example'],
	['Fabrikam Inc', 'fabrikam.example'],
	['Northwind Traders', 'northwind.example'],
	['Adventure Works', 'adventure-works.example'],
	['Tailspin Toys', 'tailspin.example'],
	['Wingtip Toys', 'wingtip.example'],
	['Litware Inc', 'litware.example'],
	['Proseware Inc', 'proseware.example'],
	['Fourth Coffee', 'fourthcoffee.example'],
	['Graphic Design Institute', 'graphicdesign.example'],
	['Lucerne Publishing', 'lucerne.example'],
	['Woodgrove Bank', 'woodgrove.example'],
];

/** The MSP's own company, id 0. */
const ownCompany: RowInput = {
	id: 0,
	companyName: 'Example MSP',
	companyType: 7,
	webAddress: 'https://www.msp.example',
	isActive: true,
};

/** Id 0 is the MSP itself; from `contoso` on come customers, the last of them inactive. */
export const seedCompanies: readonly RowInput[] = [
	ownCompany,
	...names.map(([companyName, domain], index) => ({
		id: contoso + index,
		companyName,
		companyType: 1,
		webAddress: `https://www.${domain}`,
		isActive: true,
	})),
	{
		id: 29683530,
		companyName: 'Coho Winery',
		companyType: 1,
		webAddress: 'cohowinery.example',
		isActive: false,
	},
];

const firstWords = ['Alpine', 'Blue Yonder', 'Consolidated', 'Delta', 'Evergreen', 'First Up'];
const secondWords = ['Airlines', 'Consulting', 'Electronics', 'Foods', 'Insurance', 'Logistics'];

/** Made-up companies for load, each with a name and a domain of its own. */
export function manyCompanies(count: number): readonly RowInput[] {
	return Array.from({ length: count }, (_, index) => {
		const first = firstWords[index % firstWords.length] ?? '';
		const second = secondWords[Math.floor(index / firstWords.length) % secondWords.length] ?? '';
		const companyName = `${first} ${second} ${index + 1}`;
		const domain = `${companyName.toLowerCase().replaceAll(' ', '-')}.example`;
		return { companyName, companyType: 1, webAddress: `https://${domain}`, isActive: true };
	});
}
