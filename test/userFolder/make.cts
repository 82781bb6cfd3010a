import { makeUserFolder } from '../../tools/nodeRunner/userFolder.mts';
import { kept } from './kept.cts';

/** Jest's global set-up: n8n's packages leave the home folder alone. */
export default async function make(): Promise<void> {
	kept.folder = await makeUserFolder();
	process.env['N8N_USER_FOLDER'] = kept.folder.path;
}
