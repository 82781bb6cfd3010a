import { amount, choice, flag } from '../standinServer/switchKinds.mts';
import { workflowRules } from './workflowRules.mts';

/** Create and update rules, and what happens to a ticket afterwards. */
export const ticketSwitches = {
	dueDateRequired: flag(
		true,
		'measured',
		'dueDateTime is required unless the category (or the default category of the API user) supplies it.',
	),
	slaSatisfiesDueDate: flag(
		false,
		'unknown',
		'A service level agreement that sets dates satisfies the due date rule.',
	),
	slaSetsDueDate: flag(
		false,
		'documented',
		'A service level agreement that sets dates overrides the due date that was sent.',
	),
	omittedCategory: choice(
		['apiUserDefault', 'globalDefault', 'none'],
		'inferred',
		'Which category a ticket gets that names none.',
	),
	apiUserDefaultCategory: amount(3, 'inferred', "The API user's default ticket category."),
	categoryDefaults: choice(
		['dueDateOnly', 'all'],
		'conflicting',
		"Which of the category's field defaults a create through the API applies to fields that were not sent.",
	),
	queueRule: choice(
		['queueOrAssignee', 'categoryDecides'],
		'conflicting',
		'Queue or assignee with role is required of every ticket, or only a queue where the category requires one.',
	),
	billingCodeRequired: flag(false, 'documented', 'The work type (billingCodeID) is required.'),
	requiredUserDefinedField: flag(
		false,
		'documented',
		'The user-defined field "Alert Handling" is required on tickets.',
	),
	closedStatusOnCreate: choice(
		['accepted', 'rejected'],
		'inferred',
		'A create with a complete status.',
	),
	inactiveCompany: choice(['rejected', 'accepted'], 'unknown', 'A ticket for an inactive company.'),
	inactivePicklistValue: choice(
		['rejected', 'accepted'],
		'unknown',
		'A picklist value that is listed as inactive.',
	),
	noteTitleRequired: flag(
		true,
		'conflicting',
		'A ticket note needs a title; the metadata say the same.',
	),
	externalIdStored: choice(
		['always', 'notOnCreate', 'never'],
		'measured',
		'Whether a sent externalID is kept: always, not on create (an update can put it there), never (no error either).',
	),
	externalIdQueryable: flag(
		true,
		'inferred',
		'externalID is queryable; off: the metadata say so and a query by it is an error.',
	),
	workflowRules: workflowRules(
		'measured',
		'Rules that change or clear fields of a ticket some time after its create.',
	),
	duplicateHandling: choice(
		['off', 'answersOlderId', 'answersNewIdGone', 'answersNewIdClosed', 'answersNoId'],
		'inferred',
		'Duplicate Ticket Handling merges a new ticket into an open one of equal company and title, as a note there. The create answers the older id; a new id that no ticket has; the id of a new ticket that is complete at once; or no id.',
	),
	queryLagMs: amount(
		0,
		'unknown',
		'Queries and counts see a new ticket or note so much later; get by id sees it at once.',
	),
	statusPatchAfterNote: choice(
		['lands', 'lost'],
		'measured',
		'A status change soon after a note was added: lands, or answers 200 and changes nothing.',
	),
	statusPatchAfterNoteMs: amount(
		1500,
		'measured',
		'How long after a note a status change gets lost.',
	),
};
