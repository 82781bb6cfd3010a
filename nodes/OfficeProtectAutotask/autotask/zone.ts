import { z } from 'zod';
import type { Schema } from './client';
import { text } from './replies';

/** Where the API and the web pages of one customer live. */
export interface Zone {
	/** Ends with `/ATServicesRest/`; the version follows. */
	readonly url: string;
	/** Ends with a slash. */
	readonly webUrl: string;
}

const anyZone = 'https://webservices.autotask.net/ATServicesRest/';
const version = 'V1.0/';

/**
 * The address that tells the zone of a user name; asking it needs no sign-in. Every zone answers
 * for all of them, so a zone URL that was typed in is asked itself.
 */
export function zoneLookUpUrl(userName: string, fixedZoneUrl: string): string {
	const base = fixedZoneUrl === '' ? anyZone : fixedZoneUrl;
	return `${apiUrl(base)}zoneInformation?user=${encodeURIComponent(userName)}`;
}

/** The address below which the paths of the API lie; ends with `/V1.0/`. */
export function apiUrl(zoneUrl: string): string {
	return `${zoneUrl}${version}`;
}

/**
 * A zone URL as typed or answered, in one form: without version, query and surplus slashes, ending
 * with `/ATServicesRest/`. A text that is no URL stays as it is.
 */
export function normalizeZoneUrl(typed: string): string {
	const bare = typed
		.trim()
		.replace(/[?#].*$/, '')
		.replace(/\/+$/, '');
	if (bare === '') return '';
	const unversioned = bare.replace(/\/v1\.0(\/.*)?$/i, '').replace(/\/+$/, '');
	const isRoot = /^[a-z]+:\/\/[^/]+$/i.test(unversioned);
	return isRoot ? `${unversioned}/ATServicesRest/` : `${unversioned}/`;
}

/**
 * Whether sign-in data may be sent to this URL: to hosts of Autotask over https, and to any other
 * only if `otherHostAllowed`.
 */
export function isHostAllowed(url: string, otherHostAllowed: boolean): boolean {
	const parts = partsOf(url);
	if (parts === null || parts.username !== '' || parts.password !== '') return false;
	if (otherHostAllowed) return parts.protocol === 'https:' || parts.protocol === 'http:';
	return (
		parts.protocol === 'https:' && parts.port === '' && parts.hostname.endsWith('.autotask.net')
	);
}

/** Whether both URLs have the same scheme, host and port. */
export function isSameOrigin(url: string, other: string): boolean {
	const [a, b] = [partsOf(url), partsOf(other)];
	return a !== null && b !== null && a.origin === b.origin;
}

function partsOf(url: string): URL | null {
	return URL.canParse(url) ? new URL(url) : null;
}

/**
 * The answer of the zone look-up. Where it names no web address, that of the numbered zone is taken:
 * `webservices5` has its pages on `ww5`.
 */
export const zoneReply: Schema<Zone> = z
	.object({ url: z.string().min(1), webUrl: text })
	.transform(({ url, webUrl }) => {
		const zoneUrl = normalizeZoneUrl(url);
		const isWeb = webUrl !== null && /^https?:\/\//i.test(webUrl);
		return { url: zoneUrl, webUrl: withSlash(isWeb ? webUrl : webUrlOf(zoneUrl)) };
	});

function webUrlOf(zoneUrl: string): string {
	return zoneUrl.replace(/\/ATServicesRest\/$/i, '/').replace('//webservices', '//ww');
}

function withSlash(url: string): string {
	return url.endsWith('/') ? url : `${url}/`;
}
