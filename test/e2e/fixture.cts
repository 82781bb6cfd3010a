import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const folder = path.join(__dirname, '..', 'fixtures', 'alerts');

const expectation = z.object({
	readings: z.array(
		z.object({
			kind: z.string(),
			eventTitle: z.string().optional(),
			tenant: z.string().nullable().optional(),
			text: z.array(z.string()).optional(),
		}),
	),
});

export type ExpectedReading = z.infer<typeof expectation>['readings'][number];

/** A fixture as it lies in the folder of the synthetic alerts, such as `json/array.body.json`. */
export function fixtureText(name: string): string {
	return readFileSync(path.join(folder, name), 'utf8');
}

/** The JSON of an item that one of n8n's mail nodes emits (`….item.json`). */
export function itemJson(name: string): unknown {
	return z.object({ json: z.unknown() }).parse(JSON.parse(fixtureText(name))).json;
}

/** What has to be read from a fixture, by its name without the ending of its shape. */
export function expectedReadings(name: string): readonly ExpectedReading[] {
	return expectation.parse(JSON.parse(fixtureText(`${name}.expected.json`))).readings;
}
