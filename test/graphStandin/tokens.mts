import credentials from './credentials.json' with { type: 'json' };
import { GraphRefusal, TokenRefusal } from './graphError.mts';
import type { Revocation } from './adminApi.mts';
import type { Switches } from './switches.mts';

type AccessToken = { expiresAt: number; isRevoked: boolean };
type RefreshToken = { isRevoked: boolean };

/** What a successful token request answers. */
export type TokenAnswer = {
	readonly token_type: 'Bearer';
	readonly scope: string;
	readonly expires_in: number;
	readonly ext_expires_in: number;
	readonly access_token: string;
	readonly refresh_token: string;
};

const scope =
	'openid offline_access Contacts.Read Contacts.ReadWrite Calendars.Read Calendars.Read.Shared Calendars.ReadWrite Mail.ReadWrite Mail.ReadWrite.Shared Mail.Send Mail.Send.Shared MailboxSettings.Read';

/** Access tokens, refresh tokens and sign-in codes that were given out, with what became of them. */
export class Tokens {
	#access = new Map<string, AccessToken>();
	#refresh = new Map<string, RefreshToken>();
	#codes = new Set<string>();
	#given = 0;

	/** Begins with the tokens of `credentials.json`, given out at this moment. */
	constructor(now: number) {
		this.#access.set(credentials.accessToken, { expiresAt: now, isRevoked: false });
		this.#refresh.set(credentials.refreshToken, { isRevoked: false });
		this.restore(now);
	}

	/** Makes all tokens ever given out good again, for one hour: n8n has stored the newest ones. */
	restore(now: number): void {
		for (const token of this.#access.values()) {
			token.isRevoked = false;
			token.expiresAt = now + 3_599_000;
		}
		for (const token of this.#refresh.values()) token.isRevoked = false;
	}

	revoke(what: Revocation['what']): void {
		for (const token of this.#access.values()) token.isRevoked = true;
		if (what === 'access') return;
		for (const token of this.#refresh.values()) token.isRevoked = true;
	}

	/** Returns if the Authorization header carries a token in force, else throws Graph's 401. */
	check(authorization: string | undefined, now: number): void {
		const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
		if (bearer === undefined) throw unauthorized('Access token is empty.');
		const token = this.#access.get(bearer);
		if (token === undefined) throw unauthorized('Access token validation failure.');
		if (token.isRevoked) {
			throw unauthorized(
				'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp',
			);
		}
		if (token.expiresAt <= now)
			throw unauthorized('Lifetime validation failed, the token is expired.');
	}

	/** A code as a browser brings it back from the sign-in page. */
	signIn(): string {
		const code = `standin-code-${this.#next()}`;
		this.#codes.add(code);
		return code;
	}

	exchangeCode(code: string, switches: Switches, now: number): TokenAnswer {
		if (!this.#codes.delete(code)) {
			throw new TokenRefusal(400, 'invalid_grant', 70000, 'The provided code is not valid.');
		}
		return this.#give(switches, now);
	}

	exchangeRefreshToken(token: string, switches: Switches, now: number): TokenAnswer {
		const known = this.#refresh.get(token);
		if (known === undefined || known.isRevoked) {
			throw new TokenRefusal(400, 'invalid_grant', 50173, 'The provided grant was revoked.');
		}
		if (switches.usedRefreshToken === 'isRevoked') known.isRevoked = true;
		return this.#give(switches, now);
	}

	#give({ accessTokenSeconds }: Switches, now: number): TokenAnswer {
		const number = this.#next();
		const access = `standin-access-token-${number}`;
		const refresh = `standin-refresh-token-${number}`;
		this.#access.set(access, { expiresAt: now + accessTokenSeconds * 1000, isRevoked: false });
		this.#refresh.set(refresh, { isRevoked: false });
		return {
			token_type: 'Bearer',
			scope,
			expires_in: accessTokenSeconds,
			ext_expires_in: accessTokenSeconds,
			access_token: access,
			refresh_token: refresh,
		};
	}

	#next(): number {
		this.#given += 1;
		return this.#given;
	}
}

function unauthorized(message: string): GraphRefusal {
	return new GraphRefusal(401, 'InvalidAuthenticationToken', message, {
		'www-authenticate': 'Bearer realm="", error="invalid_token"',
	});
}
