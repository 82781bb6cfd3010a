/** An input item as plain data: its JSON and the files that came with it. */
export interface SourceItem {
	readonly itemIndex: number;
	readonly json: unknown;
	readonly files: readonly SourceFile[];
}

export interface SourceFile {
	readonly fileName: string | null;
	readonly mimeType: string;
	readonly bytes: Uint8Array;
}
