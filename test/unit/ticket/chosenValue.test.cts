import { chooseValue } from '../../../nodes/OfficeProtectAutotask/ticket/chosenValue';
import { refusalOf, valueOf } from './outcome.cts';
import { choice, picklist } from './sampleSchema.cts';

const queue = picklist('queueID', 'Queue', [
	choice('8', 'Monitoring Alert'),
	choice('9', '8'),
	choice('10', 'Level II'),
	choice('11', 'Level II'),
	choice('12', 'Old', { isActive: false }),
	choice('13', 'Renewed', { isActive: false }),
	choice('14', 'Renewed'),
]);

describe('chooseValue', () => {
	it.each([
		['8', '8'],
		[' 10 ', '10'],
		['monitoring  ALERT', '8'],
		['Renewed', '14'],
	])('takes %j for the value %s', (given, value) => {
		expect(valueOf(chooseValue(queue, given)).value).toBe(value);
	});

	it('refuses an unknown choice and lists the active ones', () => {
		expect(refusalOf(chooseValue(queue, 'Level III'))).toEqual({
			message: 'Queue (queueID) "Level III" is not among the choices in Autotask.',
			remedy:
				'Choose for Queue (queueID) one of: 8 = Monitoring Alert, 9 = 8, 10 = Level II, 11 = Level II, 14 = Renewed.',
		});
	});

	it('refuses a label that two active values carry', () => {
		expect(refusalOf(chooseValue(queue, 'level ii'))?.message).toBe(
			'Queue (queueID) "level ii" is not clear: the values 10, 11 carry this label.',
		);
	});

	it.each(['12', 'old'])('refuses the inactive value %j', (given) => {
		expect(refusalOf(chooseValue(queue, given))?.message).toBe(
			`Queue (queueID) "${given}" is inactive in Autotask.`,
		);
	});

	it('says so when there is nothing to choose from', () => {
		expect(refusalOf(chooseValue(picklist('x', 'x', []), '1'))?.remedy).toBe(
			'Autotask offers no active value for x.',
		);
		expect(refusalOf(chooseValue({ ...queue, picklist: null, label: '' }, '1'))?.remedy).toBe(
			'Autotask offers no active value for queueID.',
		);
	});

	it('does not list hundreds of choices', () => {
		const values = Array.from({ length: 43 }, (_, n) => choice(String(n), `Queue ${n}`));
		const remedy = refusalOf(chooseValue(picklist('q', 'Q', values), 'x'))?.remedy;
		expect(remedy).toContain('39 = Queue 39 and 3 more.');
		expect(remedy).not.toContain('40 = Queue 40');
	});

	it('looks under the given parent alone', () => {
		const sub = picklist('sub', 'Sub', [
			choice('1', 'Other', { parentValue: '10' }),
			choice('2', 'Other', { parentValue: '11' }),
			choice('3', 'Any'),
		]);
		expect(valueOf(chooseValue(sub, 'Other', '11')).value).toBe('2');
		expect(valueOf(chooseValue(sub, 'Any', '11')).value).toBe('3');
		expect(refusalOf(chooseValue(sub, '1', '11'))?.remedy).toBe(
			'Choose for Sub (sub) one of: 2 = Other, 3 = Any.',
		);
	});
});
