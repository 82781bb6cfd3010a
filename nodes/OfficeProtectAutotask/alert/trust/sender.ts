/** Whether an address fits one of the patterns, in which `*` stands for anything. */
export function isAllowedSender(address: string | null, patterns: readonly string[]): boolean {
	if (patterns.length === 0) return true;
	if (address === null) return false;
	return patterns.some((pattern) => fits(address.toLowerCase(), pattern.trim().toLowerCase()));
}

function fits(address: string, pattern: string): boolean {
	if (pattern === '') return false;
	const [start = '', ...rest] = pattern.split('*');
	if (rest.length === 0) return address === pattern;
	if (!address.startsWith(start)) return false;
	const end = rest.at(-1) ?? '';
	let position = start.length;
	for (const part of rest.slice(0, -1)) {
		const found = address.indexOf(part, position);
		if (found < 0) return false;
		position = found + part.length;
	}
	return address.length - position >= end.length && address.endsWith(end);
}
