import { choice, flag, signedAmount } from '../standinServer/switchKinds.mts';

/** Forms of texts, dates, ids and queries on the wire. */
export const wireSwitches = {
	clockOffsetMs: signedAmount(
		0,
		'inferred',
		"The server's clock differs from the real one by so much (dates that it writes).",
	),
	windows1252: choice(
		['degrade', 'keep'],
		'measured',
		'Characters outside Windows-1252 in titles, descriptions and notes become `?`, or are kept.',
	),
	newLines: choice(['asSent', 'crlf'], 'measured', 'Line ends of long texts in answers.'),
	trimTexts: flag(false, 'unknown', 'Spaces at both ends of a text are removed.'),
	lengthUnit: choice(
		['utf16', 'codePoints'],
		'unknown',
		'What the length of a text is counted in.',
	),
	dateForm: choice(
		['z', 'zTrimmed', 'zoneless', 'zonelessTrimmed'],
		'conflicting',
		'Dates in answers: with or without Z, with three fraction digits or trailing zeros trimmed.',
	),
	createDateFilter: choice(
		['day', 'exact'],
		'measured',
		'A filter on createDate compares days, or the exact time.',
	),
	stringComparison: choice(
		['caseInsensitive', 'caseSensitive'],
		'inferred',
		'How a query compares texts.',
	),
	inCountsAsOr: flag(
		true,
		'inferred',
		'Each value of an `in` counts towards the 500 conditions of a query.',
	),
	inWithStrings: choice(
		['works', 'findsNothing', 'error500'],
		'conflicting',
		'An `in` with a list of texts (documented; measured on whole numbers only).',
	),
	getOnPostPage: choice(
		['status405', 'empty'],
		'conflicting',
		'GET on the next page of a query that began with POST: 405, or 200 without rows (one report).',
	),
	idInIncludeFields: choice(
		['onlyWhenListed', 'always'],
		'documented',
		'Whether rows carry `id` when IncludeFields does not list it.',
	),
	itemIdForm: choice(
		['number', 'text', 'zero', 'absent'],
		'conflicting',
		'The itemId in the answer to a create.',
	),
	picklistValueForm: choice(
		['text', 'number'],
		'conflicting',
		'The `value` of picklist entries: texts even for whole-number fields (seen), or numbers.',
	),
	errorSuffix: choice(
		['none', 'recordNumber1', 'recordNumber0'],
		'conflicting',
		'Error texts end plain, with `; on record number [1].` or with `; on record number [0].`',
	),
	referenceErrors: choice(
		['current', 'older'],
		'conflicting',
		'Wording of errors about references to rows that do not exist.',
	),
};
