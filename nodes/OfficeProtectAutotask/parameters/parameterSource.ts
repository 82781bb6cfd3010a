/** Where the values of one input item's parameters come from. */
export interface ParameterSource {
	/**
	 * The value at `path` (`status`, `options.titleTemplate`), expressions evaluated; undefined when
	 * it was never set or is not shown for the chosen operation.
	 */
	read(path: string): unknown;
	/** IANA zone of the workflow. */
	readonly workflowTimeZone: string;
}
