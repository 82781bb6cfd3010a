// Frozen with rule op1: a change here changes the keys of tickets that exist. Copies on purpose: the
// reader’s own tables may grow, these may not.

/** Hosts, with all hosts below them, whose links carry an event's id. */
export const officeProtectHosts: readonly string[] = ['office-protect.com'];

/** The *View event* link’s labels, as `labelKey` writes them. */
export const viewEventLabels: readonly RegExp[] = [
	/^(?:view|see|open|show|review)(?: the| this)?(?: security)? (?:event|alert)(?: details?)?(?: (?:in|on)(?: the)?(?: office protect| portal)+)?$/u,
	/^(?:view|see|open|review)(?: details)? in(?: the)? office protect(?: portal)?$/u,
	/^(?:voir|afficher|consulter|ouvrir)(?: l| cet| les details de l)? ?(?:evenement|alerte)(?: (?:dans|sur) office protect)?$/u,
	/^(?:voir|afficher|consulter|ouvrir) dans office protect$/u,
];

/** The *Ignore event* link’s labels, as `labelKey` writes them. */
export const ignoreEventLabels: readonly RegExp[] = [
	/^ignore(?: the| this)?(?: security)?(?: event| alert)?$/u,
	/^ignorer(?: l| cet| cette)? ?(?:evenement|alerte)?$/u,
];
