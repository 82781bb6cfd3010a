import type { CellValue } from '../adminApi.mts';
import { SortedTexts } from './sortedTexts.mts';

export type Row = { readonly id: number; readonly [field: string]: CellValue };
export type Entry = {
	readonly row: Row;
	/** Real time of the insert, milliseconds. */
	readonly committedAt: number;
	/** Place in the order of commits. */
	readonly order: number;
};

export type IndexedFields = {
	readonly texts: readonly string[];
	readonly numbers: readonly string[];
};

/** Rows by ascending id, with indexes over some fields. Rows are replaced, never changed in place. */
export class Table {
	readonly #entries = new Map<number, Entry>();
	readonly #texts: ReadonlyMap<string, SortedTexts>;
	readonly #numbers: ReadonlyMap<string, Map<number, Set<number>>>;
	#ids: number[] = [];
	#nextOrder = 1;
	#nextId: number;

	constructor(firstId: number, indexed: IndexedFields = { texts: [], numbers: [] }) {
		this.#nextId = firstId;
		this.#texts = new Map(indexed.texts.map((field) => [field, new SortedTexts()]));
		this.#numbers = new Map(indexed.numbers.map((field) => [field, new Map()]));
	}

	get size(): number {
		return this.#ids.length;
	}

	/** The next free id; asking takes it. */
	takeId(): number {
		return this.#nextId++;
	}

	insert(row: Row): void {
		const { id } = row;
		if (this.#entries.has(id)) throw new Error(`There is a row with id ${id} already`);
		const last = this.#ids.at(-1);
		if (last === undefined || last < id) this.#ids.push(id);
		else this.#ids = [...this.#ids, id].sort((a, b) => a - b);
		this.#nextId = Math.max(this.#nextId, id + 1);
		this.#entries.set(id, { row, committedAt: Date.now(), order: this.#nextOrder++ });
		this.#addToIndexes(row);
	}

	/** Sets fields of a row and gives the new one; undefined when there is none. */
	change(id: number, changes: Readonly<Record<string, CellValue>>): Row | undefined {
		const entry = this.#entries.get(id);
		if (entry === undefined) return undefined;
		this.#removeFromIndexes(entry.row);
		const row = { ...entry.row, ...changes, id };
		this.#entries.set(id, { ...entry, row });
		this.#addToIndexes(row);
		return row;
	}

	get(id: number): Row | undefined {
		return this.#entries.get(id)?.row;
	}

	entry(id: number): Entry | undefined {
		return this.#entries.get(id);
	}

	/** Ids in ascending order. */
	ids(): readonly number[] {
		return this.#ids;
	}

	/** Entries in the order of their commits. */
	inCommitOrder(): readonly Entry[] {
		return [...this.#entries.values()].sort((a, b) => a.order - b.order);
	}

	hasTextIndex(field: string): boolean {
		return this.#texts.has(field);
	}

	hasNumberIndex(field: string): boolean {
		return this.#numbers.has(field);
	}

	/** Ids of rows whose indexed text equals or begins with this one, case ignored. */
	idsByText(field: string, text: string, how: 'equals' | 'beginsWith'): readonly number[] {
		return this.#texts.get(field)?.find(text, how) ?? [];
	}

	idsByNumber(field: string, value: number): Iterable<number> {
		return this.#numbers.get(field)?.get(value) ?? [];
	}

	#addToIndexes(row: Row): void {
		for (const [field, index] of this.#texts) {
			const value = row[field];
			if (typeof value === 'string' && value !== '') index.add(value, row.id);
		}
		for (const [field, index] of this.#numbers) {
			const value = row[field];
			if (typeof value !== 'number') continue;
			const ids = index.get(value) ?? new Set<number>();
			index.set(value, ids.add(row.id));
		}
	}

	#removeFromIndexes(row: Row): void {
		for (const [field, index] of this.#texts) {
			const value = row[field];
			if (typeof value === 'string' && value !== '') index.remove(value, row.id);
		}
		for (const [field, index] of this.#numbers) {
			const value = row[field];
			if (typeof value === 'number') index.get(value)?.delete(row.id);
		}
	}
}
