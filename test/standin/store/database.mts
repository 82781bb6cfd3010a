import type { CategoryInput, CellValue, RowInput } from '../adminApi.mts';
import type { EntityName } from '../metadata/entities.mts';
import { entry } from '../metadata/field.mts';
import type { PicklistEntry } from '../metadata/field.mts';
import { seedCategories, seedCategoryDefaults } from '../seed/categories.mts';
import { seedCompanies } from '../seed/companies.mts';
import {
	humanResource,
	seedContacts,
	seedResourceRoles,
	seedResources,
	seedServiceDeskRoles,
} from '../seed/people.mts';
import { Table } from './table.mts';
import type { Row } from './table.mts';
import { plainText } from '../wire/plainText.mts';

/** What a category does that the API does not show. */
export type CategoryRules = {
	readonly dueAfterHours: number | null;
	readonly requiredFields: readonly string[];
};

const noRules: CategoryRules = { dueAfterHours: null, requiredFields: [] };

/** All rows of the tenant. */
export class Database {
	readonly tables: Readonly<Record<EntityName, Table>> = {
		Companies: new Table(29700000),
		Contacts: new Table(30690000),
		ResourceRoles: new Table(1000),
		ResourceServiceDeskRoles: new Table(1000),
		Resources: new Table(29690000),
		TicketCategories: new Table(200),
		TicketCategoryFieldDefaults: new Table(100),
		TicketHistory: new Table(1, { texts: [], numbers: ['ticketID'] }),
		TicketNotes: new Table(30777001, { texts: [], numbers: ['ticketID'] }),
		Tickets: new Table(128001, { texts: ['externalID'], numbers: ['companyID'] }),
	};
	readonly #categoryRules = new Map<number, CategoryRules>();
	readonly #ticketsByDay = new Map<string, number>();

	constructor() {
		this.addRows('Companies', seedCompanies);
		this.addRows('Contacts', seedContacts);
		this.addRows('Resources', seedResources);
		this.addRows('ResourceRoles', seedResourceRoles);
		this.addRows('ResourceServiceDeskRoles', seedServiceDeskRoles);
		this.addRows('TicketCategoryFieldDefaults', seedCategoryDefaults);
		for (const category of seedCategories) this.addCategory(category);
	}

	/** Adds rows as given, with a free id and the entity's defaults where they lack; gives the ids. */
	addRows(name: EntityName, rows: readonly RowInput[]): readonly number[] {
		const table = this.tables[name];
		return rows.map((input) => {
			const id = typeof input['id'] === 'number' ? input['id'] : table.takeId();
			table.insert({ ...rowDefaults(name), ...input, id });
			return id;
		});
	}

	/** Adds a category, or changes the one of that id. */
	addCategory(category: CategoryInput): void {
		const { dueAfterHours = null, requiredFields = [], ...visible } = category;
		const row = { ...rowDefaults('TicketCategories'), ...visible };
		const table = this.tables.TicketCategories;
		if (table.change(row.id, row) === undefined) table.insert(row);
		this.#categoryRules.set(category.id, { dueAfterHours, requiredFields });
	}

	categoryRules(id: CellValue | undefined): CategoryRules {
		return typeof id === 'number' ? (this.#categoryRules.get(id) ?? noRules) : noRules;
	}

	categoryPicklist(): readonly PicklistEntry[] {
		return rowsOf(this.tables.TicketCategories).map((row) =>
			entry(row.id, plainText(row['name']), {
				inactive: row['isActive'] !== true,
				system: row.id < 112,
				isDefault: row['isGlobalDefault'] === true,
			}),
		);
	}

	/** The next ticket number of the day of an ISO date: `T20260604.0002`. */
	nextTicketNumber(date: string): string {
		const day = date.slice(0, 10).replaceAll('-', '');
		const number = (this.#ticketsByDay.get(day) ?? 0) + 1;
		this.#ticketsByDay.set(day, number);
		return `T${day}.${String(number).padStart(4, '0')}`;
	}
}

/** Rows by ascending id. */
export function rowsOf(table: Table): readonly Row[] {
	return table.ids().flatMap((id) => table.get(id) ?? []);
}

function rowDefaults(name: EntityName): Readonly<Record<string, CellValue>> {
	switch (name) {
		case 'Companies':
			return {
				companyType: 1,
				isActive: true,
				ownerResourceID: humanResource,
				phone: '555-0100',
				createDate: '2024-01-31T15:04:05.307Z',
			};
		case 'Contacts':
			return { isActive: 1, firstName: '', lastName: '' };
		case 'Resources':
		case 'ResourceRoles':
		case 'ResourceServiceDeskRoles':
			return { isActive: true };
		case 'TicketCategories':
			return {
				nickname: '',
				displayColorRGB: 16777215,
				isActive: true,
				isApiOnly: false,
				isGlobalDefault: false,
			};
		case 'TicketCategoryFieldDefaults':
		case 'TicketHistory':
		case 'TicketNotes':
		case 'Tickets':
			return {};
	}
}
