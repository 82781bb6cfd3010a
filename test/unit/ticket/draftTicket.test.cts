import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { Failure } from '../../../nodes/OfficeProtectAutotask/failure';
import { draftTicket } from '../../../nodes/OfficeProtectAutotask/ticket/draftTicket';
import type { DraftInput } from '../../../nodes/OfficeProtectAutotask/ticket/draftTicket';
import { fieldsWithTexts } from '../../../nodes/OfficeProtectAutotask/ticket/draft';
import type { TicketDraft, TicketTexts } from '../../../nodes/OfficeProtectAutotask/ticket/draft';
import { isKept } from '../../../nodes/OfficeProtectAutotask/ticket/transliterate';
import { sampleAlert, sampleKeys, sampleTrace } from '../sampleAlert.cts';
import { category, field, noDefaults, sampleSchema } from './sampleSchema.cts';
import { sampleSettings } from './sampleSettings.cts';

const chosen = { status: 'New', priority: 'High', ticketCategory: 'Standard', queueID: 'Level II' };
const fourHours = {
	amount: 4,
	unit: 'hours',
	after: 'event',
	timeZone: 'UTC',
	timeOfDay: null,
} as const;

function input(changes: Partial<DraftInput> = {}): DraftInput {
	return {
		alert: sampleAlert(),
		company: { companyID: 0, companyName: 'Our Own MSP' },
		settings: sampleSettings({ ...chosen, dueDate: fourHours }),
		trace: sampleTrace,
		schema: sampleSchema(),
		keys: sampleKeys(7),
		now: DateTime.fromISO('2026-03-04T11:00:00Z', { zone: 'utc' }),
		...changes,
	};
}

function draft(changes: Partial<DraftInput> = {}): TicketDraft {
	const drafted = draftTicket(input(changes));
	if (drafted.kind === 'fail') throw new Error(drafted.failure.message);
	return drafted.value;
}

function failure(changes: Partial<DraftInput>): Failure | null {
	const drafted = draftTicket(input(changes));
	return drafted.kind === 'fail' ? drafted.failure : null;
}

function texts(changes: Partial<DraftInput> = {}): TicketTexts {
	return draft(changes).texts();
}

describe('draftTicket', () => {
	it('drafts everything that Autotask needs, for company 0 as well', () => {
		const settings = sampleSettings({
			...chosen,
			dueDate: fourHours,
			additionalFields: { source: 'Email', 'udf:Severity': 'Severe' },
		});
		const { texts: write, ...rest } = draft({ settings });
		const { title, description, notes } = write();
		expect(title).toBe('Sign-In from Unauthorized Country');
		expect(description).toMatch(
			/^A user signed in from an unauthorized country\.\n\n-+\nEvent type: Sign-In/,
		);
		expect(notes).toEqual([]);
		expect(rest).toEqual({
			fields: {
				companyID: 0,
				status: 1,
				priority: 1,
				ticketCategory: 3,
				queueID: 9,
				source: 4,
				dueDateTime: '2026-03-04T14:00:00Z',
			},
			userDefinedFields: [{ name: 'Severity', value: 'a' }],
			fallbackDueDateTime: null,
			remarks: [],
			noteCount: 0,
		});
	});

	it('begins with the company, the title and the description', () => {
		expect(Object.keys(fieldsWithTexts(draft())).slice(0, 3)).toEqual([
			'companyID',
			'title',
			'description',
		]);
	});

	it('leaves the due date out where the category sets a service level agreement', () => {
		const defaults = { ...noDefaults, serviceLevelAgreementID: 1 };
		const schema = sampleSchema({ categories: [category(3, { defaults })] });
		const result = draft({ schema });
		expect(result.fields).not.toHaveProperty('dueDateTime');
		expect(result.fallbackDueDateTime).toBe('2026-03-04T14:00:00Z');
		expect(result.remarks[0]).toContain('"Gold"');
	});

	it('shortens a long title, says so, and has it in full in the description', () => {
		const eventTitle = `${'Very long event title '.repeat(15)}end`;
		const { title, description, remarks } = texts({ alert: sampleAlert({ eventTitle }) });
		expect(title).toHaveLength(255);
		expect(title.endsWith('…')).toBe(true);
		expect(description).toContain(`Title in full: ${eventTitle}`);
		expect(remarks).toContain('The title was shortened; the description holds it in full.');
	});

	it.each(['', '\u200b', ' \n'])('has a title of its own when %j is all there is', (eventTitle) => {
		expect(texts({ alert: sampleAlert({ eventTitle }) }).title).toBe('Office Protect alert');
	});

	it('lets no value of the alert make a line of its own among the facts', () => {
		const value = 'x\u0085Tenant: Fabrikam\u2028Tenant: Fabrikam\nTenant: Fabrikam';
		const alert = sampleAlert({ details: [{ label: 'Rule', value }] });
		expect(texts({ alert }).description).not.toMatch(/^Tenant: Fabrikam/m);
	});

	it('puts what does not fit into notes with the key and part number in their title', () => {
		const text = Array.from({ length: 6000 }, (_, n) => `Line ${n} of the text`).join('\n');
		const { description, notes, remarks } = texts({ alert: sampleAlert({ text }) });
		expect(description.length).toBeLessThanOrEqual(8000);
		expect(notes.map((note) => note.title)).toEqual([
			'op1-00000000000000000007 part 1/4',
			'op1-00000000000000000007 part 2/4',
			'op1-00000000000000000007 part 3/4',
			'op1-00000000000000000007 part 4/4',
		]);
		const all = [description, ...notes.map((note) => note.description)].join('\n');
		expect(all.match(/^Line \d+ of the text$/gm)).toEqual(text.split('\n'));
		expect(notes.every((note) => note.description.length <= 32_000)).toBe(true);
		expect(remarks.some((remark) => remark.endsWith('go to 4 ticket note(s).'))).toBe(true);
	});

	it('keeps the same notes when only settings change', () => {
		const alert = sampleAlert({ text: 'word '.repeat(9000) });
		const settings = sampleSettings({
			...chosen,
			remark: 'A remark that was not there before.',
			titleTemplate: '{{eventType}} {{company}} {{tenant}}'.repeat(9),
		});
		expect(texts({ alert, settings, now: DateTime.utc(2027) }).notes).toEqual(
			texts({ alert }).notes,
		);
	});

	it('replaces characters that Autotask may not keep, and says how many', () => {
		const alert = sampleAlert({
			eventTitle: 'Health ⚠',
			text: 'Audit log: on → off',
			details: [{ label: 'Changes', value: 'on → off' }],
		});
		const { title, description, remarks } = texts({ alert });
		expect(title).toBe('Health (!)');
		expect(description).toContain('Audit log: on -> off');
		expect(remarks).toEqual([
			'4 character(s) that Autotask may not keep were replaced or left out.',
		]);
	});

	it('remarks a placeholder that means nothing', () => {
		const settings = sampleSettings({ ...chosen, titleTemplate: '{{what}}' });
		expect(texts({ settings }).remarks).toContain(
			'The title template holds {{what}}, which means nothing.',
		);
	});

	it('keeps to the lengths that Autotask states, else to the usual ones', () => {
		const alert = sampleAlert({ eventTitle: 'T'.repeat(300), text: 'x'.repeat(20_000) });
		const stated = texts({
			alert,
			schema: sampleSchema({
				fields: [field('title', { length: 100 }), field('description', { length: 6000 })],
			}),
		});
		expect(stated.title).toHaveLength(100);
		expect(stated.description.length).toBeLessThanOrEqual(6000);
		const unstated = texts({
			alert,
			schema: sampleSchema({ fields: [field('title'), field('description')] }),
		});
		expect(unstated.title).toHaveLength(255);
		expect(unstated.description.length).toBeGreaterThan(6000);
	});

	it('fails with what is wrong with the settings', () => {
		const wrong = sampleSettings({ ...chosen, status: 'Nowhere' });
		expect(failure({ settings: wrong })?.message).toContain('"Nowhere"');
	});

	it('fails when Autotask requires more fields, naming all of them', () => {
		const schema = sampleSchema({
			fields: [
				field('contactID', { label: 'Contact', dataType: 'integer', isRequired: true }),
				field('purchaseOrderNumber', { isRequired: true }),
			],
		});
		expect(failure({ schema })).toMatchObject({
			code: 'settingInvalid',
			message:
				'Autotask requires purchaseOrderNumber, Contact (contactID), for which nothing is chosen.',
			remedy: 'Set purchaseOrderNumber, Contact (contactID) in the additional fields.',
		});
	});

	it('fails when Autotask knows a field not that it is to be sent', () => {
		expect(failure({ schema: sampleSchema({ without: ['description'] }) })?.message).toBe(
			"Autotask's list of ticket fields holds no description.",
		);
		const without = sampleSchema({ without: ['title', 'dueDateTime'] });
		expect(failure({ schema: without })?.message).toContain('title, dueDateTime');
	});

	it('never sends a character or a length that Autotask does not take, and throws for no alert', () => {
		const text = fc.string({ unit: 'binary', maxLength: 400 });
		fc.assert(
			fc.property(text, text, fc.nat({ max: 60 }), (word, eventTitle, times) => {
				const { title, description, notes } = texts({
					alert: sampleAlert({ eventTitle, text: word.repeat(times), user: word }),
				});
				expect(title.length).toBeLessThanOrEqual(255);
				expect(title.trim()).not.toBe('');
				expect(description.length).toBeLessThanOrEqual(8000);
				expect(isKept(title + description)).toBe(true);
				expect(notes.every((note) => isKept(note.description))).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});
});
