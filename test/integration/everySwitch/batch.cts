import { defaultReaderOptions } from '../../../nodes/OfficeProtectAutotask/alert/readerOptions';
import type { BatchItem } from '../../../nodes/OfficeProtectAutotask/pipeline';
import { row } from '../../unit/routing/sampleMapping.cts';
import { sampleRouting } from '../../unit/routing/sampleRouting.cts';
import { alertCount } from './settings.cts';

/** Alerts alike in company and title; one of them longer than a description, one not in Latin. */
export function batchFor(companyID: number): readonly BatchItem[] {
	const routing = sampleRouting({ mappingRows: [row('Contoso Ltd', companyID)] });
	const texts = new Map([
		[3, 'A rule forwards mail. '.repeat(800)],
		[5, 'Правило пересылает почту \u{1F4E7}'],
	]);
	return Array.from({ length: alertCount }, (_, itemIndex) => ({
		source: {
			itemIndex,
			json: {
				id: `alert-${String(itemIndex)}`,
				eventType: 'Mail Forwarding',
				tenant: 'Contoso Ltd',
				time: `2026-03-04 10:${String(itemIndex).padStart(2, '0')} UTC`,
				description: texts.get(itemIndex) ?? 'A rule forwards mail.',
			},
			files: [],
		},
		choices: { kind: 'ok', value: { reader: defaultReaderOptions, routing } },
	}));
}
