import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { alertSchema } from '../../../nodes/OfficeProtectAutotask/alert/itemJson';
import { keysOf } from '../../../nodes/OfficeProtectAutotask/alert/identity/keysOf';
import {
	op1LabelName,
	op1TypeNamed,
} from '../../../nodes/OfficeProtectAutotask/alert/identity/identityOf';
import { labelSynonyms } from '../../../nodes/OfficeProtectAutotask/alert/identity/op1Labels';
import {
	ignoreEventLabels,
	officeProtectHosts,
	viewEventLabels,
} from '../../../nodes/OfficeProtectAutotask/alert/identity/op1Links';
import {
	groupingCriteria,
	typeNames,
} from '../../../nodes/OfficeProtectAutotask/alert/identity/op1Types';

const hexDigits = z.string();
const vectorsSchema = z.object({
	vectors: z.array(
		z.object({
			about: z.string(),
			identity: alertSchema.shape.identity,
			keys: z.object({
				alertKey: hexDigits,
				groupKeys: z.array(hexDigits),
				externalId: hexDigits,
				basis: z.record(z.string()),
			}),
		}),
	),
});

const path = join(__dirname, '..', '..', 'fixtures', 'op1-vectors.json');
const { vectors } = vectorsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

describe('the golden vectors of op1', () => {
	it.each(vectors.map(({ about, identity, keys }) => [about, identity, keys] as const))(
		'%s',
		(_about, identity, keys) => {
			expect(keysOf(identity)).toEqual(keys);
		},
	);

	it('are keys of different alerts', () => {
		expect(vectors.length).toBeGreaterThan(10);
		expect(new Set(vectors.map(({ keys }) => keys.alertKey)).size).toBe(vectors.length);
	});
});

describe('the tables of op1', () => {
	const digest = (value: unknown) =>
		createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

	it('are as they were when the first ticket was made', () => {
		expect({
			labels: digest(labelSynonyms),
			types: digest(typeNames),
			criteria: digest(groupingCriteria),
			links: digest([officeProtectHosts, [...viewEventLabels, ...ignoreEventLabels].map(String)]),
		}).toEqual({
			labels: 'a3a79bfbc063af4e',
			types: 'c2297af7b6d8fea8',
			criteria: '4b9f2d901b1253c9',
			links: '74f8454879c80a35',
		});
	});

	it('know labels and types in their printed forms', () => {
		expect(op1LabelName('Nom d’utilisateur')).toBe('user');
		expect(op1LabelName('Date (UTC)')).toBe('time');
		expect(op1LabelName('Shoe size')).toBeNull();
		expect(op1TypeNamed('Sign-in from an Unauthorized Country')).toBe(
			'signInFromUnauthorizedCountry',
		);
		expect(op1TypeNamed('Mass Download')).toBeNull();
	});
});
