import { z } from 'zod';
import type { SwitchGrade } from './adminApi.mts';

export type SwitchDefinition<T> = {
	readonly schema: z.ZodType<T>;
	readonly default: T;
	readonly allowed: readonly unknown[] | string;
	readonly means: string;
	readonly known: SwitchGrade;
};

export function flag(value: boolean, known: SwitchGrade, means: string): SwitchDefinition<boolean> {
	return { schema: z.boolean(), default: value, allowed: [true, false], means, known };
}

/** A whole number of 0 or more. */
export function amount(value: number, known: SwitchGrade, means: string): SwitchDefinition<number> {
	const schema = z.number().int().nonnegative();
	return { schema, default: value, allowed: 'a whole number, 0 or more', means, known };
}

export function signedAmount(
	value: number,
	known: SwitchGrade,
	means: string,
): SwitchDefinition<number> {
	return { schema: z.number().int(), default: value, allowed: 'a whole number', means, known };
}

/** One of some words; the first is the default. */
export function choice<const T extends readonly [string, ...string[]]>(
	words: T,
	known: SwitchGrade,
	means: string,
): SwitchDefinition<T[number]> {
	const schema: z.ZodType<T[number]> = z.enum([...words]);
	return { schema, default: words[0], allowed: words, means, known };
}

export function text(value: string, known: SwitchGrade, means: string): SwitchDefinition<string> {
	return { schema: z.string(), default: value, allowed: 'a text', means, known };
}

export function list(
	known: SwitchGrade,
	allowed: string,
	means: string,
): SwitchDefinition<readonly string[]> {
	return { schema: z.array(z.string()), default: [], allowed, means, known };
}
