type Pair = { readonly text: string; readonly id: number };

/** Texts in lower case with the ids of their rows, sorted, for look-ups by text and by beginning. */
export class SortedTexts {
	readonly #pairs: Pair[] = [];

	add(text: string, id: number): void {
		const pair = { text: text.toLowerCase(), id };
		this.#pairs.splice(this.#place(pair), 0, pair);
	}

	remove(text: string, id: number): void {
		const place = this.#place({ text: text.toLowerCase(), id });
		const found = this.#pairs[place];
		if (found?.id === id && found.text === text.toLowerCase()) this.#pairs.splice(place, 1);
	}

	find(text: string, how: 'equals' | 'beginsWith'): readonly number[] {
		const sought = text.toLowerCase();
		const ids: number[] = [];
		let place = this.#place({ text: sought, id: Number.NEGATIVE_INFINITY });
		for (let pair = this.#pairs[place]; pair !== undefined; pair = this.#pairs[++place]) {
			const fits = how === 'equals' ? pair.text === sought : pair.text.startsWith(sought);
			if (!fits) break;
			ids.push(pair.id);
		}
		return ids;
	}

	/** The first place whose pair is not less than this one. */
	#place(sought: Pair): number {
		let low = 0;
		let high = this.#pairs.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const pair = this.#pairs[middle];
			if (pair !== undefined && isLess(pair, sought)) low = middle + 1;
			else high = middle;
		}
		return low;
	}
}

function isLess(a: Pair, b: Pair): boolean {
	return a.text < b.text || (a.text === b.text && a.id < b.id);
}
