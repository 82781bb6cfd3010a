import type { IncomingHttpHeaders } from 'node:http';
import { findAccount, integrationCode } from './accounts.mts';
import type { Account } from './accounts.mts';
import { Refusal, rejected } from './refusal.mts';
import type { Switches } from './switches.mts';

const badCodeText = 'IntegrationCode is invalid';

/** Who signed in wrongly how often, and until when the whole tenant is locked out. */
export class SignIns {
	readonly #failures = new Map<string, number>();
	#tenantLockedUntil = 0;

	/**
	 * The account behind the three headers. Throws what Autotask answers otherwise: an empty 401 that
	 * does not tell what was wrong, or, where the switch says so, 500 for a wrong integration code.
	 */
	check(headers: IncomingHttpHeaders, switches: Switches): Account {
		const account = findAccount(headerText(headers, 'username'));
		const rightSecret = account?.secret === headerText(headers, 'secret');
		if (switches.wrongZone) throw unauthorized(headers);
		if (account === undefined || !rightSecret || !account.maySignIn) {
			this.#countFailure(account);
			throw unauthorized(headers);
		}
		if (this.#isLocked(account, switches)) throw unauthorized(headers);
		if (hasRightCode(headers)) {
			this.#failures.delete(account.userName);
			return account;
		}
		this.#tenantLockedUntil = Date.now() + switches.badCodeLocksTenantMs;
		if (switches.badIntegrationCode === 'empty401') {
			this.#countFailure(account);
			throw unauthorized(headers);
		}
		throw rejected(badCodeText);
	}

	#countFailure(account: Account | undefined): void {
		if (account === undefined) return;
		this.#failures.set(account.userName, (this.#failures.get(account.userName) ?? 0) + 1);
	}

	#isLocked(account: Account, switches: Switches): boolean {
		if (Date.now() < this.#tenantLockedUntil) return true;
		const limit = switches.lockOutAfterFailedLogins;
		return limit > 0 && (this.#failures.get(account.userName) ?? 0) >= limit;
	}
}

/** Throws the zone look-up's refusal of a wrong integration code, where the switch asks for it. */
export function refuseBadCodeOnZone(headers: IncomingHttpHeaders, switches: Switches): void {
	const sent = headerText(headers, 'apiintegrationcode') !== '';
	const refuses = switches.badIntegrationCode === 'error500OnZone';
	if (refuses && sent && !hasRightCode(headers)) throw rejected(badCodeText);
}

/** Whether all three sign-in headers came. */
export function isSignedIn(headers: IncomingHttpHeaders): boolean {
	const names = ['username', 'secret', 'apiintegrationcode'];
	return names.every((name) => headerText(headers, name) !== '');
}

function hasRightCode(headers: IncomingHttpHeaders): boolean {
	return headerText(headers, 'apiintegrationcode') === integrationCode;
}

function headerText(headers: IncomingHttpHeaders, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
}

function unauthorized(headers: IncomingHttpHeaders): Refusal {
	const realm = headers.host ?? 'webservices';
	return new Refusal(401, null, { 'www-authenticate': `Basic Realm="${realm}"` });
}
