import { until } from '../until.mts';
import { dataTables } from './dataTables.mts';
import type { N8nApi } from './n8nApi.mts';
import type { TemplateId } from './templates.mts';

export type TemplateSetUp = {
	/** Those to publish, in this order; what reads mails comes last. */
	readonly templates: readonly TemplateId[];
	/** Beside those that every set-up needs. */
	readonly settings: Readonly<Record<string, string>>;
	readonly tenants: readonly { readonly tenant: string; readonly companyID: number }[];
	readonly signal?: AbortSignal;
};

const ingest: TemplateId = 'OPATIngestM365';
const tablesMs = 120_000;

/**
 * Publishes templates that were imported, as workflows/README.md says: the tables make themselves,
 * then they are filled, then ingest begins.
 */
export async function setUpTemplates(
	api: N8nApi,
	{ templates, settings, tenants, signal }: TemplateSetUp,
): Promise<void> {
	const tables = dataTables(api);
	for (const id of templates.filter((one) => one !== ingest)) {
		signal?.throwIfAborted();
		await api.publishWorkflow(id);
	}
	await until(
		() => tables.rows('Settings'),
		(rows) => rows.length > 0,
		tablesMs,
		{ what: 'the templates make their tables', signal },
	);
	await tables.setSettings({
		mailFrom: 'n8n@msp.example',
		ticketQueue: 'Security Operations',
		...settings,
	});
	for (const { tenant, companyID } of tenants) {
		await tables.write('Tenants', 'tenant', { tenant, companyID, flow: true });
	}
	if (templates.includes(ingest)) await api.publishWorkflow(ingest);
}
