import type { IncomingHttpHeaders } from 'node:http';
import { findAccount } from './accounts.mts';
import { refuseBadCodeOnZone } from './auth.mts';
import { rejected } from './refusal.mts';
import type { Switches } from './switches.mts';

export type ZoneAddresses = {
	/** Of this server, ending with `/ATServicesRest/`. */
	readonly url: string;
	/** Of the board, ending with a slash. */
	readonly webUrl: string;
};

export type ZoneRequest = { readonly user: string; readonly headers: IncomingHttpHeaders };

/** The zone of a user name; no sign-in. An unknown or blank name is a 500 with a text. */
export function zoneInformation(
	request: ZoneRequest,
	addresses: ZoneAddresses,
	switches: Switches,
): object {
	refuseBadCodeOnZone(request.headers, switches);
	if (request.user.trim() === '' || findAccount(request.user) === undefined) {
		throw rejected('Zone information could not be determined');
	}
	const url = switches.zoneUrl === '' ? addresses.url : switches.zoneUrl;
	return { zoneName: 'Stand-In', url, webUrl: addresses.webUrl, ci: 30595 };
}

export const versionInformation = { apiVersions: ['1.0'] };
export const version = {
	majorVersion: '2026',
	minorVersion: '1',
	build: '0.1',
	customerType: 'Production',
};
