/** Symbols outside Windows-1252 and what says the same within it. */
export const replacements: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'->': '→⟶➔➜➡🡒',
		'<-': '←⟵⬅',
		'<->': '↔⟷',
		'=>': '⇒⟹',
		'<=': '≤⩽⇐',
		'<=>': '⇔',
		'>=': '≥⩾',
		'!=': '≠',
		'~=': '≈≅',
		'^': '↑⬆',
		v: '↓⬇',
		'-': '‐‑‒−─━',
		'—': '―',
		'|': '│┃',
		'/': '∕⁄',
		'*': '∗★☆',
		'·': '∙⋅',
		'•': '◦‣▪▫●○■□◆◇⁃',
		"'": '′ʼ‛',
		'"': '″‟',
		'`': '‵',
		'[ok]': '✓✔✅☑',
		'[x]': '✗✘❌❎☒',
		'(!)': '⚠❗',
		'(?)': '❓',
		'(i)': 'ℹ🛈',
		'[no entry]': '⊘⛔🚫',
		'[lock]': '🔒🔐',
		'[open lock]': '🔓',
		'[key]': '🔑',
		'[alarm]': '🚨🔔',
		'[mail]': '📧✉📩',
		'[shield]': '🛡',
		'[red]': '🔴🟥',
		'[orange]': '🟠🟧',
		'[yellow]': '🟡🟨',
		'[green]': '🟢🟩',
	}).flatMap(([replacement, characters]) =>
		Array.from(characters, (character) => [character, replacement] as const),
	),
);

const cyrillic =
	'А A Б B В V Г G Д D Е E Ж Zh З Z И I К K Л L М M Н N О O П P Р R С S Т T У U Ф F Х Kh Ц Ts Ч Ch ' +
	'Ш Sh Щ Shch Ъ " Ы Y Ь \' Э E Ю Yu Я Ya Й Y Ё Yo Є Ye І I Ї Yi Ґ G Ђ Dj Ј J Љ Lj Њ Nj Ћ C Џ Dz Ў U';
const greek =
	'Α A Β V Γ G Δ D Ε E Ζ Z Η I Θ Th Ι I Κ K Λ L Μ M Ν N Ξ X Ο O Π P Ρ R Σ S Τ T Υ Y Φ F Χ Ch Ψ Ps Ω O ς s';

/** Letters of other alphabets, upper and lower case, and how they are written in Latin ones. */
export const scriptLetters: ReadonlyMap<string, string> = latinLetters(`${cyrillic} ${greek}`);

function latinLetters(pairs: string): ReadonlyMap<string, string> {
	const letters = new Map<string, string>();
	const words = pairs.split(' ');
	for (let at = 0; at + 1 < words.length; at += 2) {
		const letter = words[at] ?? '';
		const latin = words[at + 1] ?? '';
		letters.set(letter, latin);
		letters.set(letter.toLowerCase(), latin.toLowerCase());
	}
	return letters;
}
