import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { defaultReaderOptions, labelMeanings } from '../alert/readerOptions';
import type { LabelMeaning, ReaderOptions } from '../alert/readerOptions';
import type { ParameterSource } from './parameterSource';
import { flag, rowsOf, text, texts, timeZone, valueOf } from './values';

const labelMeaning = z.enum(labelMeanings, {
	errorMap: () => ({ message: 'must be one of the meanings in the list' }),
});

const meaningNames: Readonly<Record<LabelMeaning, string>> = {
	country: 'Country',
	eventType: 'Event Type',
	ipAddress: 'IP Address',
	tenant: 'Tenant',
	time: 'Time',
	user: 'User',
};

/**
 * A luxon format; '' when none is set. One that names a part of a time twice could take years to
 * find out that a printed time does not fit.
 */
const dateFormat = text.refine(hasNoPartTwice, {
	message: "must be a Luxon format that has each part of a time once, such as 'dd/MM/yyyy HH:mm'",
});

function hasNoPartTwice(format: string): boolean {
	const parts = format.replace(/'[^']*'/g, ' ').match(/([a-zA-Z])\1*/g) ?? [];
	const letters = parts.map((part) => part.charAt(0));
	return new Set(letters).size === letters.length;
}

const extraLabelValues: INodeProperties[] = [
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Mandant',
		description: 'The text in front of the value, without the colon',
	},
	{
		displayName: 'Meaning',
		name: 'meaning',
		type: 'options',
		options: labelMeanings.map((value) => ({ name: meaningNames[value], value })),
		default: 'tenant',
		description: 'What the value says about the alert',
	},
];

/** Entries of the *Options* collection that decide how mails are read. */
export const readingOptions: INodeProperties[] = [
	{
		displayName: 'Allowed Senders',
		name: 'allowedSenders',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Sender' },
		default: [],
		placeholder: 'e.g. *@alerts.example',
		description:
			'Only mails from these addresses count as alerts; * stands for any text. With no sender every mail is read.',
	},
	{
		displayName: 'Authentication Server ID',
		name: 'authservId',
		type: 'string',
		default: '',
		placeholder: 'e.g. mx.contoso.example',
		description:
			"Whose Authentication-Results header to believe: the name at its start, as your own mail system writes it. Without it the topmost header counts. Used by 'Require Passed DKIM, SPF or DMARC'.",
	},
	{
		displayName: 'Date Format of Alerts',
		name: 'dateFormat',
		type: 'string',
		default: '',
		placeholder: 'e.g. dd/MM/yyyy HH:mm',
		description:
			'How alerts print their time, as a <a href="https://moment.github.io/luxon/#/parsing">Luxon format</a>. Needed only where the order of day and month is unclear.',
	},
	{
		displayName: 'Extra Labels',
		name: 'extraLabels',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Label',
		description: 'Labels that your alerts print, beside the English and French ones that are known',
		options: [{ displayName: 'Label', name: 'rows', values: extraLabelValues }],
	},
	{
		displayName: 'Require Passed DKIM, SPF or DMARC',
		name: 'requireAuthentication',
		type: 'boolean',
		default: false,
		description:
			'Whether a mail counts only if your mail system noted a passed check of its sender. The trigger must hand over the mail headers.',
	},
	{
		displayName: 'Subject Contains',
		name: 'subjectPatterns',
		type: 'string',
		typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Text' },
		default: [],
		placeholder: 'e.g. Office Protect',
		description:
			'Only mails whose subject contains one of these are read. With none every mail is.',
	},
	{
		displayName: 'Time Zone of Alerts Name or ID',
		name: 'alertTimeZone',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getTimeZones' },
		default: '',
		description:
			'The zone of printed times that name none. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

/** How to read the alerts of an item. */
export function parseReaderOptions(source: ParameterSource): ReaderOptions {
	const option = (name: string) => source.read(`options.${name}`);
	return {
		...defaultReaderOptions,
		allowedSenders: valueOf('Allowed Senders', texts, option('allowedSenders')).flatMap(addresses),
		requireAuthentication: valueOf(
			'Require Passed DKIM, SPF or DMARC',
			flag(defaultReaderOptions.requireAuthentication),
			option('requireAuthentication'),
		),
		authservId: valueOf('Authentication Server ID', text, option('authservId')),
		subjectPatterns: valueOf('Subject Contains', texts, option('subjectPatterns')),
		extraLabels: parseExtraLabels(option('extraLabels')),
		timeZone: valueOf('Time Zone of Alerts', timeZone, option('alertTimeZone')),
		dateFormat: valueOf('Date Format of Alerts', dateFormat, option('dateFormat')),
	};
}

function parseExtraLabels(collection: unknown): ReaderOptions['extraLabels'] {
	return rowsOf(collection, 'rows')
		.map((row) => ({
			label: valueOf('Extra Labels: Label', text, row['label']).replace(/\s*:$/, ''),
			meaning: valueOf('Extra Labels: Meaning', labelMeaning, row['meaning'] ?? 'tenant'),
		}))
		.filter(({ label }) => label !== '');
}

/** The addresses of one entry, which may hold several with commas between. */
function addresses(entry: string): readonly string[] {
	return entry.split(/[\s,;]+/).filter((address) => address !== '');
}
