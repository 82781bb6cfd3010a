/** What Autotask tells about the tickets of this customer: fields, picklists, category defaults. */
export interface TicketSchema {
	/** By field name as Autotask spells it. */
	readonly fields: ReadonlyMap<string, FieldInfo>;
	/** By name. */
	readonly userDefinedFields: ReadonlyMap<string, FieldInfo>;
	/** By category id. */
	readonly categories: ReadonlyMap<number, TicketCategory>;
}

export interface FieldInfo {
	readonly name: string;
	readonly label: string;
	readonly dataType: 'integer' | 'decimal' | 'string' | 'datetime' | 'boolean';
	/** Longest text in UTF-16 code units; 0: no limit stated. */
	readonly length: number;
	readonly isRequired: boolean;
	readonly isReadOnly: boolean;
	/** Singular entity name of a reference, such as `Company`; null for plain fields. */
	readonly referenceEntityType: string | null;
	/** Null for fields that are no picklist. Inactive values included. */
	readonly picklist: readonly PicklistValue[] | null;
	readonly picklistParentField: string | null;
}

export interface PicklistValue {
	/** Autotask sends picklist values as strings, also for integer fields. */
	readonly value: string;
	readonly label: string;
	readonly isDefault: boolean;
	readonly isActive: boolean;
	readonly sortOrder: number;
	readonly parentValue: string | null;
}

export interface TicketCategory {
	readonly id: number;
	readonly name: string;
	readonly isActive: boolean;
	readonly isGlobalDefault: boolean;
	/** `TicketCategoryFieldDefaults` under the names of the Tickets entity; null: none set. */
	readonly defaults: {
		readonly status: number | null;
		readonly priority: number | null;
		readonly queueID: number | null;
		readonly serviceLevelAgreementID: number | null;
		readonly issueType: number | null;
		readonly subIssueType: number | null;
		readonly source: number | null;
		readonly ticketType: number | null;
		readonly billingCodeID: number | null;
	};
}
