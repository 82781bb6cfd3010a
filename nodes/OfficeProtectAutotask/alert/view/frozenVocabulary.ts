import { op1LabelName, op1TypeNamed } from '../identity/identityOf';
import { isOp1Label } from '../identity/op1Labels';
import { ignoreEventLabels, officeProtectHosts, viewEventLabels } from '../identity/op1Links';
import { typeNames } from '../identity/op1Types';
import { linkRoles } from './linkRoles';
import { mentionedType } from './titles';
import type { Vocabulary } from './vocabulary';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

const frozenTypeNames = Object.values(typeNames).flat();

/** What events are told apart by, and what keys are made of: nothing that an option changes. */
export const frozenVocabulary: Vocabulary = {
	meaningOf: (label) => {
		const name = op1LabelName(label);
		return name !== null && isOp1Label(name) ? name : null;
	},
	typeNamed: op1TypeNamed,
	typesIn: (text) => mentionedType(text, frozenTypeNames),
	...linkRoles({
		hosts: officeProtectHosts,
		viewLabels: viewEventLabels,
		ignoreLabels: ignoreEventLabels,
	}),
};
