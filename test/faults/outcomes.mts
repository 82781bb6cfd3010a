import { z } from 'zod';
import type { NodeRun } from './fleet.mts';

/** What the node said became of one alert, or of an item that holds none. */
export type ToldOutcome = {
	readonly item: number | null;
	readonly marker: string | null;
	readonly outcome: string;
	/** Why it was skipped or failed. */
	readonly reason: string | null;
	readonly ticketId: number | null;
};

const json = z.object({
	outcome: z.string(),
	reason: z.string().nullish(),
	ticket: z.object({ id: z.number() }).nullish(),
	alert: z.object({ text: z.string() }).nullish(),
});

/** All outcomes of a run, of both outputs. */
export function outcomesOf({ outputs }: NodeRun): readonly ToldOutcome[] {
	return outputs.flat().map((output) => {
		const { outcome, reason, ticket, alert } = json.parse(output.json);
		return {
			item: output.item,
			marker: /case-[0-9a-f]{8}-\d{5}/.exec(alert?.text ?? '')?.[0] ?? null,
			outcome,
			reason: reason ?? null,
			ticketId: ticket?.id ?? null,
		};
	});
}
