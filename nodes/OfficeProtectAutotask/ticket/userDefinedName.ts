const prefix = 'udf:';

/**
 * What settings and outputs call a user-defined field, since a field of Autotask's own may have the
 * same name.
 */
export function userDefinedName(name: string): string {
	return `${prefix}${name}`;
}

/** Autotask's name of the user-defined field that is called so; null for any other field. */
export function nameOfUserDefined(given: string): string | null {
	return given.toLowerCase().startsWith(prefix) ? given.slice(prefix.length).trim() : null;
}
