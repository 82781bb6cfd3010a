import { ignoreEventLabels, officeProtectHosts, viewEventLabels } from '../identity/op1Links';
import type { LinkWordings } from './linkRoles';

/**
 * What the reader knows an alert's links by: what is frozen with op1, and what is learned later, which
 * goes in here. Such a link is shown and left out of texts as the others are, but splits no mail and
 * enters no key.
 */
export const linkWordings: LinkWordings = {
	hosts: [...officeProtectHosts],
	viewLabels: [...viewEventLabels],
	ignoreLabels: [...ignoreEventLabels],
};
