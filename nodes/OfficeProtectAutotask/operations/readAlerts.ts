import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { contextOf } from '../n8n/context';
import { publishReadings } from '../n8n/output';
import { createParameterReader } from '../n8n/parameterReader';
import { parseReaderOptions } from '../parameters/reading';
import { readItems } from '../readItems';
import { readableItems } from './readableItems';

/** Gives one item for each alert in the input, without any call. */
export async function readAlerts(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const reader = createParameterReader(functions).of(parseReaderOptions);
	const items = await readableItems(functions, reader);
	const readings = await readItems(items, contextOf(functions));
	return publishReadings(readings.flat(), functions);
}
