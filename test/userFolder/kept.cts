import type { UserFolder } from '../../tools/nodeRunner/userFolder.mts';

/** The folder of this run of Jest. */
export const kept: { folder?: UserFolder } = {};
