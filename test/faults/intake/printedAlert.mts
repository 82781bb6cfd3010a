import type { Random } from '../random.mts';
import { tenants } from './tenants.mts';
import type { Tenant } from './tenants.mts';

/** An alert as Office Protect prints it. */
export type PrintedAlert = {
	/** Stands in every alert's text, and in no other's: tells its ticket. */
	readonly marker: string;
	readonly title: string;
	readonly tenant: Tenant;
	/** Labels and values in the order of print; the tenant comes first. */
	readonly rows: readonly (readonly [label: string, value: string])[];
	readonly viewEventUrl: string | null;
};

export const skippedType = { key: 'licenseAssigned', title: 'License Assigned' } as const;

const types: readonly [Type, ...Type[]] = [
	{
		title: 'Sign-In from Unauthorized Country',
		rows: (random) => [
			['Country', random.pick(['Mexico (MX)', 'Norway (NO)', 'Japan (JP)'])],
			['IP address', `203.0.113.${random.between(1, 254)}`],
		],
	},
	{
		title: 'Mailbox Access by Non-Owner',
		rows: (random) => [['Concerned mailbox', `shared${random.between(1, 99)}@mailbox.example`]],
	},
	{ title: 'Too Many Logins', rows: () => [] },
	{
		title: 'File Shared Publicly (anonymous)',
		rows: (random) => [['File name', `Angebot für März ${random.between(1, 99)}.pdf`]],
	},
	{
		title: 'Mail Forwarding Rule(s) to External Destination Created',
		rows: () => [['Redirection mailbox', 'collector@mailbox.example']],
	},
];

type Type = {
	readonly title: string;
	readonly rows: (random: Random) => readonly (readonly [string, string])[];
};

const users = ['adele', 'ben', 'chris', 'dana', 'eli', 'fran'] as const;

/** An alert with this marker; of the type to skip, or of a tenant, if given. */
export function printAlert(
	random: Random,
	marker: string,
	given: {
		readonly tenant?: Tenant;
		readonly isSkippedType?: boolean;
		/** Whether it has a link to the event; absent: at random. */
		readonly isLinked?: boolean;
	} = {},
): PrintedAlert {
	const tenant = given.tenant ?? random.pick(tenants.mapped);
	const type = given.isSkippedType === true ? null : random.pick(types);
	const minutes = random.between(0, 59);
	const time = `2026-04-${twoDigits(random.between(1, 28))} ${twoDigits(random.between(0, 23))}:${twoDigits(minutes)} UTC`;
	return {
		marker,
		tenant,
		title: type?.title ?? skippedType.title,
		rows: [
			['Tenant', tenant.name],
			['Date', time],
			['User', `${random.pick(users)}@${tenant.domain}`],
			...(type?.rows(random) ?? [['License', 'Project Plan 3'] as const]),
			['Case', marker],
		],
		viewEventUrl:
			(given.isLinked ?? random.chance(0.7))
				? `https://app.office-protect.com/events/${random.guid()}`
				: null,
	};
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}

/** The lines that a ticket's description must begin with. */
export function linesOf({ title, rows }: PrintedAlert): readonly string[] {
	return [title, ...rows.map(([label, value]) => `${label}: ${value}`)];
}
