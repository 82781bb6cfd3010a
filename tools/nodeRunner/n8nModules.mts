import { createRequire } from 'node:module';
import type * as Core from 'n8n-core';
import type * as Workflow from 'n8n-workflow';

const load = createRequire(import.meta.url);

/** n8n's packages as CommonJS, as n8n itself loads them: Node cannot load their ES modules. */
export const core = load('n8n-core') as typeof Core;
export const workflow = load('n8n-workflow') as typeof Workflow;
