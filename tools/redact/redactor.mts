/** Replaces what tells who and where by made-up values, the same one each time. */
export type Redact = (text: string) => string;

const kept =
	/(^|\.)(office-protect\.com|safelinks\.protection\.outlook\.com|w3\.org|schemas\.microsoft\.com|example)$/i;
const address = /[\w.+'#=-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/gi;
const id = /\b(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|\d{8,})\b/gi;
const ipv4 = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g;
const ipv6 = /\b(?:[\da-f]{1,4}:){3,7}[\da-f]{1,4}\b|\b(?:[\da-f]{1,4}:)+:(?:[\da-f]{1,4}:?)*\b/gi;
const host =
	/\b(?:[a-z\d-]+\.)+(?:com|net|org|io|ca|fr|de|uk|eu|us|info|biz|co|onmicrosoft\.com)\b/gi;

/** `names`: real names and what shall stand in their place, in any case. */
export function redactor(names: readonly (readonly [string, string])[]): Redact {
	const users = numbered((n) => `user${n}@contoso${n}.example`);
	const hosts = numbered((n) => `tenant${n}.example`);
	const guids = numbered((n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
	const numbers = numbered((n) => String(90_000_000 + n));
	const v4 = numbered((n) => `203.0.113.${n % 256}`);
	const v6 = numbered((n) => `2001:db8::${n.toString(16)}`);
	const isKept = (name: string) => kept.test(name.split('@').at(-1) ?? '');
	return (text) => {
		const named = names.reduce(
			(done, [from, to]) => done.replace(new RegExp(escaped(from), 'gi'), () => to),
			text,
		);
		return named
			.replace(id, (found) => (found.includes('-') ? guids(found) : numbers(found)))
			.replace(address, (found) => (isKept(found) ? found : users(found)))
			.replace(ipv6, v6)
			.replace(ipv4, v4)
			.replace(host, (found) => (isKept(found) ? found : hosts(found)));
	};
}

function numbered(make: (n: number) => string): (found: string) => string {
	const seen = new Map<string, string>();
	return (found) => {
		const key = found.toLowerCase();
		const known = seen.get(key) ?? make(seen.size + 1);
		seen.set(key, known);
		return known;
	};
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
