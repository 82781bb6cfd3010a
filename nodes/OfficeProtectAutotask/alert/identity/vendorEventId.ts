import { labelKey } from './canonical';
import { officeProtectHosts, viewEventLabels } from './op1Links';

// Frozen with rule op1: a change here changes the keys of tickets that exist.

export interface PrintedLink {
	readonly label: string;
	readonly href: string;
}

interface IdInUrl {
	readonly id: string;
	readonly tenant: boolean;
}

const guidOrNumber =
	/(?<![0-9a-z])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{8,})(?![0-9a-z])/giu;
const tenantWord =
	/^(?:tenants?|tenant-?id|tid|org|organi[sz]ations?|org-?id|customers?|customer-?id|clients?|compan(?:y|ies))$/iu;

function webAddress(address: string): URL | null {
	return /^https?:\/\//iu.test(address) && URL.canParse(address) ? new URL(address) : null;
}

function decoded(href: string): URL | null {
	let url = webAddress(href.trim());
	for (let wrapping = 0; wrapping < 5 && url !== null; wrapping++) {
		if (!/(?:^|\.)safelinks\.protection\.outlook\.com$/u.test(url.hostname)) return url;
		url = webAddress(url.searchParams.get('url') ?? '');
	}
	return url;
}

function isOfficeProtect(url: URL): boolean {
	return officeProtectHosts.some(
		(host) => url.hostname === host || url.hostname.endsWith(`.${host}`),
	);
}

/** The *View event* link's address on an Office Protect host; null when there is none. */
function viewEventAddress(links: readonly PrintedLink[]): URL | null {
	const addresses = links.flatMap(({ label, href }) => {
		const url = decoded(href);
		const key = labelKey(label.slice(0, 120));
		const named = viewEventLabels.some((pattern) => pattern.test(key));
		return url === null || !isOfficeProtect(url) ? [] : [{ url, named }];
	});
	const named = addresses.find((address) => address.named);
	return (named ?? addresses.find(({ url }) => leadsToAnEvent(url)))?.url ?? null;
}

function leadsToAnEvent(url: URL): boolean {
	const steps = (url.pathname + url.hash).toLowerCase().split('/');
	return (
		steps.some((step) => /^(?:security-?)?(?:events?|alerts?)$/u.test(step)) &&
		!steps.includes('ignore')
	);
}

function idsOf(address: URL): readonly IdInUrl[] {
	// Behind `#/` stands a path with a query of its own, as single-page portals write it.
	const route = /^#!?\//u.test(address.hash) ? address.hash.replace(/^#!?/u, '') : null;
	const inside = route === null ? null : new URL(route, address.origin);
	return [...idsOfPath(address), ...(inside === null ? [] : idsOfPath(inside))];
}

function idsOfPath(url: URL): readonly IdInUrl[] {
	const steps = url.pathname.split('/');
	const inPath = steps.flatMap((step, index) =>
		idsIn(step).map((id) => ({ id, tenant: tenantWord.test(steps[index - 1] ?? '') })),
	);
	const inQuery = [...url.searchParams].flatMap(([name, value]) =>
		idsIn(value).map((id) => ({ id, tenant: tenantWord.test(name) })),
	);
	return [...inPath, ...inQuery];
}

function idsIn(text: string): readonly string[] {
	return (text.match(guidOrNumber) ?? []).map((id) => id.toLowerCase());
}

/**
 * The vendor's id of an event: the last GUID, or number of 8 digits or more, in path or query of the
 * *View event* link, if that is on an Office Protect host and the id is not the tenant's.
 * @param links the event's links as printed; Safe Links are decoded locally
 * @param tenantIds GUIDs that the alert prints as its tenant's
 */
export function vendorEventId(
	links: readonly PrintedLink[],
	tenantIds: readonly string[],
): string | null {
	const url = viewEventAddress(links);
	if (url === null) return null;
	const ids = idsOf(url);
	const tenants = new Set([
		...ids.filter((found) => found.tenant).map((found) => found.id),
		...tenantIds.map((id) => id.toLowerCase()),
	]);
	return ids.map((found) => found.id).findLast((id) => !tenants.has(id)) ?? null;
}

/** The GUIDs in a printed value. */
export function guidsIn(text: string): readonly string[] {
	return idsIn(text).filter((id) => id.includes('-'));
}
