import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultReaderOptions } from '../../nodes/OfficeProtectAutotask/alert/readerOptions';
import { walk } from '../../nodes/OfficeProtectAutotask/pipeline';
import { useStandin } from '../useStandin.cts';
import { openTestOffice } from './office.cts';
import { seedContosoAndGone } from './seedContosoAndGone.cts';
import type { ContosoAndGone } from './seedContosoAndGone.cts';
import { batchOf, live, routingFor, told } from './walkedBatch.cts';

const { standin, admin } = useStandin({ threadSlotLingerMs: 0, windows1252: 'keep' });
let companies: ContosoAndGone;

beforeEach(async () => {
	companies = await seedContosoAndGone(admin());
});

describe('the same mail', () => {
	const folder = path.join(__dirname, '..', 'fixtures', 'alerts', 'n8n-items');
	const item = (name: string): unknown =>
		(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as { json: unknown }).json;

	test('read through IMAP, Graph, Gmail and as a file makes one ticket', async () => {
		const office = openTestOffice(standin());
		const catchAll = routingFor(companies, {
			unmapped: { kind: 'catchAll', company: { companyID: companies.contoso, companyName: null } },
		});
		const jsons = ['imap-resolved', 'imap-simple', 'graph', 'gmail-resolved'].map((shape) =>
			item(`same-mail.${shape}.item.json`),
		);
		const eml = readFileSync(path.join(folder, 'same-mail.eml'));
		const file = {
			source: {
				itemIndex: 4,
				json: {},
				files: [{ fileName: 'same-mail.eml', mimeType: 'message/rfc822', bytes: eml }],
			},
			choices: { kind: 'ok', value: { reader: defaultReaderOptions, routing: catchAll } },
		} as const;
		const outcomes = await walk([...batchOf(jsons, catchAll), file], live, office);
		expect(outcomes.map(told)).toEqual(['created', ...Array<string>(4).fill('existing')]);
		expect(await admin().tickets()).toHaveLength(1);
	});
});
