import { failureOf } from '../autotask/failures';
import type { Failure } from '../failure';
import { refusedByAccess } from './accessGuard';
import { createInRounds } from './createRounds';
import type { Create } from './createRounds';
import type { Delivery } from './delivery';
import type { Desk } from './desk';
import { endCourse } from './endCourse';
import { keyLasts } from './keyLasts';
import type { Lasting } from './keyLasts';
import { lookAgain } from './lookAgain';
import { claim, heldBy, hold, isProved, prove, rememberRejected } from './memory';

/** Is told each result as soon as it is known. */
type Done = (create: Create, delivery: Delivery) => void;

/** So many go out together: as many as one look-up can ask for. */
const atOnce = 200;

/**
 * Creates the tickets. The first is verified alone before the others go out: where Autotask does
 * not keep or show `externalID`, that costs one ticket instead of all of them.
 */
export async function createTickets(
	creates: readonly Create[],
	desk: Desk,
	done: Done,
): Promise<void> {
	if (creates.length === 0) return;
	let { waiting, held } = await createAlone(creates, desk, done);
	while (waiting.length > 0 && held === null) {
		const batch = waiting.slice(0, atOnce);
		waiting = waiting.slice(atOnce);
		({ held } = await send(batch, desk, done));
	}
	for (const create of waiting) {
		if (held !== null) done(create, { kind: 'failed', failure: held, ticket: null });
	}
}

/** The creates that still wait, and why they may not go out. */
interface Rest {
	readonly waiting: readonly Create[];
	readonly held: Failure | null;
}

/**
 * Creates one ticket after the other until one has shown that keys are kept and found. As long as
 * the process has not seen that of late, one run at a time tries.
 */
async function createAlone(creates: readonly Create[], desk: Desk, done: Done): Promise<Rest> {
	const { memory, context } = desk;
	const isKnown = isProved(memory, context.clock());
	const release = isKnown ? () => undefined : await claim(memory, [firstCreate], context.signal);
	if (release === null) return { waiting: creates, held: cancelled };
	try {
		let waiting = creates;
		let sent: Sent = { held: await whyHeld(desk), proof: null };
		while (waiting.length > 0 && sent.held === null && sent.proof === null) {
			sent = await send(waiting.slice(0, 1), desk, done);
			waiting = waiting.slice(1);
		}
		return { waiting, held: sent.held ?? (await whyNotProved(sent.proof, desk)) };
	} finally {
		release();
	}
}

/** What runs claim to create the first ticket alone: no alert has this key. */
const firstCreate = 'first create';

const cancelled = failureOf({ kind: 'notSent', why: 'cancelled' }, 'create the ticket');

async function whyHeld(desk: Desk): Promise<Failure | null> {
	return heldBy(desk.memory, desk.context.clock()) ?? (await refusedByAccess(desk));
}

/** A process that has not seen a key last looks once whether this one does. */
async function whyNotProved(proof: Sent['proof'], desk: Desk): Promise<Failure | null> {
	if (proof === null) return null;
	const { memory, context } = desk;
	const lasting: Lasting =
		memory.proved === null
			? await keyLasts(proof.ticketId, proof.create.keys, desk)
			: { kind: 'lasts' };
	switch (lasting.kind) {
		case 'lasts':
			prove(memory, context.clock());
			return null;
		case 'fades':
			hold(memory, lasting.failure, context.clock());
			return lasting.failure;
		case 'unknown':
			return lasting.failure;
	}
}

/** Why no more may be sent; a ticket which shows that keys are kept and found. */
interface Sent {
	readonly held: Failure | null;
	readonly proof: { readonly create: Create; readonly ticketId: number } | null;
}

async function send(batch: readonly Create[], desk: Desk, done: Done): Promise<Sent> {
	let sent: Sent = { held: null, proof: null };
	const courses = await lookAgain(await createInRounds(batch, desk), desk);
	for (const { create, ...course } of courses) {
		const { delivery, proof, holds } = await endCourse({ create, ...course }, desk);
		done(create, delivery);
		if (delivery.kind === 'failed' && delivery.failure.again === 'never') {
			rememberRejected(desk.memory, create.keys.alertKey);
		}
		sent = {
			held: sent.held ?? holds?.failure ?? null,
			proof: proof === null ? sent.proof : { create, ticketId: proof },
		};
		if (holds?.for === 'process') hold(desk.memory, holds.failure, desk.context.clock());
	}
	return sent;
}
