import { kept } from './kept.cts';

/** Jest's global teardown. */
export default async function remove(): Promise<void> {
	await kept.folder?.remove();
}
