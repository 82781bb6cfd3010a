type TenantKeyKind = 'address' | 'domain' | 'guid' | 'name';

/** What a tenant is compared by: equal keys mean the same tenant. */
export interface TenantKey {
	readonly kind: TenantKeyKind;
	readonly key: string;
}

const invisible = /\p{Cf}/gu;
const whiteSpace = /\s+/gu;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const mailAddress = /^[^\s@]+@[^\s@]+$/;
/** Characters of the longest address (RFC 5321, 4.5.3.1); V8 gives up on patterns over millions. */
const longestAddress = 320;
const domainName = /^(?:[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*\.)+\p{L}[\p{L}\p{N}\p{M}-]+$/u;

/** Unicode NFKC, case-folded, invisible characters removed, white space collapsed and trimmed. */
export function canonicalText(text: string): string {
	return text
		.normalize('NFKC')
		.replace(invisible, '')
		.toUpperCase()
		.toLowerCase()
		.replaceAll('ς', 'σ')
		.normalize('NFKC')
		.replace(whiteSpace, ' ')
		.trim();
}

/**
 * The key of a tenant as printed or as written in a mapping row; null when nothing is written.
 * `{GUID}` and `@domain` mean the same as without the decoration.
 */
export function tenantKey(text: string): TenantKey | null {
	const written = canonicalText(text);
	if (written === '') return null;
	if (written.length > longestAddress) return { kind: 'name', key: written };
	const bare = written.replace(/^\{(.*)\}$/u, '$1').replace(/^@/u, '');
	if (guid.test(bare)) return { kind: 'guid', key: bare };
	if (domainName.test(bare)) return { kind: 'domain', key: bare };
	return { kind: mailAddress.test(written) ? 'address' : 'name', key: written };
}

/** The domain of a mail address or user principal name, as a key; null when there is none. */
export function domainOf(user: string): string | null {
	const written = canonicalText(user);
	const at = written.lastIndexOf('@');
	const domain = written.slice(at + 1);
	return at > 0 && domain.length <= longestAddress && domainName.test(domain) ? domain : null;
}
