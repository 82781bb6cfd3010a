/** One Authentication-Results header (RFC 8601) taken apart. */
export interface AuthenticationResults {
	/** Who checked; null in headers without a server name, as Microsoft 365 writes them. */
	readonly server: string | null;
	readonly checks: readonly AuthenticationCheck[];
}

export interface AuthenticationCheck {
	readonly method: string;
	readonly result: string;
	readonly properties: ReadonlyMap<string, string>;
}

/** Reads a header value; comments in parentheses are left out. */
export function authenticationResults(header: string): AuthenticationResults {
	const parts = withoutComments(header.slice(0, 20_000))
		.split(';')
		.map((part) => part.replace(/\s+/gu, ' ').trim())
		.filter((part) => part !== '');
	const [first, ...others] = parts;
	const hasServer = first !== undefined && checkOf(first) === null;
	const checks = (hasServer ? others : parts).map(checkOf).filter((check) => check !== null);
	return { server: hasServer ? (first.split(' ')[0] ?? '').toLowerCase() : null, checks };
}

function withoutComments(text: string): string {
	let depth = 0;
	let kept = '';
	for (const char of text) {
		if (char === '(') depth += 1;
		else if (char === ')') depth = Math.max(0, depth - 1);
		else if (depth === 0) kept += char;
	}
	return kept;
}

function checkOf(part: string): AuthenticationCheck | null {
	const [head = '', ...rest] = part.split(' ');
	const match = /^([a-z][a-z0-9-]*)(?:\/\d+)?=([a-z]+)$/iu.exec(head);
	if (match === null) return null;
	const properties = rest.flatMap((property): [string, string][] => {
		const equals = property.indexOf('=');
		const value = property.slice(equals + 1).replace(/^"|"$/gu, '');
		return equals > 0 ? [[property.slice(0, equals).toLowerCase(), value.toLowerCase()]] : [];
	});
	const [, method = '', result = ''] = match;
	return {
		method: method.toLowerCase(),
		result: result.toLowerCase(),
		properties: new Map(properties),
	};
}

/**
 * Whether the results show that the mail comes from the domain of its sender: DMARC decides where it
 * was checked; else a passed DKIM signature or SPF check of that domain (or one above or below it).
 */
export function passes(results: AuthenticationResults, senderDomain: string): boolean {
	const dmarc = results.checks.filter((check) => check.method === 'dmarc');
	if (dmarc.some((check) => check.result === 'fail')) return false;
	if (
		dmarc.some((check) => check.result === 'pass' && isOf(check, ['header.from'], senderDomain))
	) {
		return true;
	}
	return results.checks.some(
		(check) =>
			check.result === 'pass' &&
			((check.method === 'dkim' && isOf(check, ['header.d', 'header.i'], senderDomain, true)) ||
				(check.method === 'spf' &&
					isOf(check, ['smtp.mailfrom', 'smtp.helo'], senderDomain, true))),
	);
}

function isOf(
	check: AuthenticationCheck,
	properties: readonly string[],
	senderDomain: string,
	required = false,
): boolean {
	const named = properties
		.map((name) => check.properties.get(name))
		.find((value) => value !== undefined);
	if (named === undefined) return !required;
	const domain = named.slice(named.lastIndexOf('@') + 1);
	return (
		domain.includes('.') &&
		(domain === senderDomain ||
			domain.endsWith(`.${senderDomain}`) ||
			senderDomain.endsWith(`.${domain}`))
	);
}
