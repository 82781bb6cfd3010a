import { errorsOf, ticket } from './autotask.cts';
import type { Autotask, Row } from './autotask.cts';

/** Creates of tickets with some fields of their own: what a refused one says, or what is stored. */
export function createsOf(autotask: () => Autotask): {
	/** The errors of a create that has to be refused. */
	readonly refusal: (fields: Row) => Promise<readonly unknown[]>;
	/** The ticket that a create made. */
	readonly created: (fields: Row) => Promise<Row>;
} {
	return {
		refusal: async (fields) => {
			const answer = await autotask().post('/Tickets', ticket(fields));
			expect(answer.status).toBe(500);
			return errorsOf(answer);
		},
		created: async (fields) => autotask().ticket(await autotask().create(fields)),
	};
}
