import type { LineLink } from '../document/line';
import { words } from '../wording';
import { decodedLink, webAddress } from './links';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

/** What an alert's link is there for. */
export type LinkRole = 'viewEvent' | 'ignoreEvent';

/** What an alert's links are told by. */
export interface LinkWordings {
	/** Hosts of Office Protect, with all hosts below them. */
	readonly hosts: readonly string[];
	/** Labels of *View event* links, as `words` writes them. */
	readonly viewLabels: readonly RegExp[];
	/** Labels of *Ignore event* links, as `words` writes them. */
	readonly ignoreLabels: readonly RegExp[];
}

export interface LinkRoles {
	/** Whether a link's label asks to view the event. */
	readonly isViewLabel: (label: string) => boolean;
	/** What a link is there for, told by its label, else by an Office Protect address of an event. */
	readonly linkRole: (link: Pick<LineLink, 'label' | 'href'>) => LinkRole | null;
}

const longestLabel = 120;

/** Tells links apart by these wordings. */
export function linkRoles({ hosts, viewLabels, ignoreLabels }: LinkWordings): LinkRoles {
	const isLabel = (label: string, patterns: readonly RegExp[]) => {
		if (label.length > longestLabel) return false;
		const own = words(label);
		return patterns.some((pattern) => pattern.test(own));
	};
	return {
		isViewLabel: (label) => isLabel(label, viewLabels),
		linkRole: ({ label, href }) => {
			if (isLabel(label, ignoreLabels)) return 'ignoreEvent';
			if (isLabel(label, viewLabels)) return 'viewEvent';
			const url = webAddress(decodedLink(href) ?? '');
			return url === null || !isOn(hosts, url) ? null : roleOfAddress(url);
		},
	};
}

function isOn(hosts: readonly string[], { hostname }: URL): boolean {
	return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}

function roleOfAddress(url: URL): LinkRole | null {
	const steps = (url.pathname + url.hash).toLowerCase().split(/[/?#]/u);
	if (steps.includes('ignore') || url.searchParams.get('action') === 'ignore') return 'ignoreEvent';
	const atEvent = steps.some((step) => /^(?:security-?)?(?:events?|alerts?)$/u.test(step));
	return atEvent && /[0-9a-f]{8}/iu.test(url.pathname + url.search + url.hash) ? 'viewEvent' : null;
}
