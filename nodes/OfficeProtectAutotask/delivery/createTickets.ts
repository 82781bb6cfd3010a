import { failureOf } from '../autotask/failures';
import { limitRules } from '../autotask/limits';
import type { Failure } from '../failure';
import { allEnded } from './allEnded';
import { refusedByAccess } from './accessGuard';
import { claim, firstCreate } from './claim';
import { isAnswered, sendOut, settleInRounds } from './createRounds';
import type { Course, Create } from './createRounds';
import type { Delivery } from './delivery';
import { endCourse } from './endCourse';
import { keyLasts } from './keyLasts';
import type { Lasting } from './keyLasts';
import { lookAgain } from './lookAgain';
import type { Desk } from './office';

/** Is told each result as soon as it is known. */
type Done = (create: Create, delivery: Delivery) => void;

/** So many are verified together: as many as one look-up can ask for. */
const batchSize = 200;

/** The first of a run are as few as Autotask answers at a time, so that they are verified soon. */
const firstBatchSize = limitRules.widest;

/**
 * Creates the tickets. While a batch is verified, the next goes out; as soon as anything is in
 * doubt, no more do. A process that has not seen of late that Autotask keeps and shows
 * `externalID` verifies its first ticket alone: where it does not, that costs one ticket.
 */
export async function createTickets(
	creates: readonly Create[],
	desk: Desk,
	done: Done,
): Promise<void> {
	if (creates.length === 0) return;
	const isKnown = desk.memory.isProved(desk.context.clock());
	const rest: Rest = isKnown
		? { waiting: creates, held: await whyHeld(desk) }
		: await createAlone(creates, desk, done);
	const { waiting, held } = await createInBatches(rest, desk, done);
	for (const create of waiting) {
		if (held !== null) done(create, { kind: 'failed', failure: held, ticket: null });
	}
}

async function createInBatches({ waiting, held }: Rest, desk: Desk, done: Done): Promise<Rest> {
	let sent: readonly Course[] = [];
	for (let size: number = firstBatchSize; ; size = batchSize) {
		const batch = held === null && isClear(sent, desk) ? waiting.slice(0, size) : [];
		if (batch.length === 0 && sent.length === 0) return { waiting, held };
		let inDoubt = false;
		const doubt = () => {
			inDoubt = true;
		};
		const verifying = verify(sent, desk, done, doubt);
		verifying.catch(doubt);
		const [verified, next] = await allEnded([verifying, sendOut(batch, desk, () => !inDoubt)]);
		held ??= verified.held;
		sent = next;
		waiting = waiting.slice(next.length);
	}
}

/** Whether more may go out before these are verified. */
function isClear(sent: readonly Course[], { memory, context }: Desk): boolean {
	if (sent.length === 0) return true;
	return sent.every(isAnswered) && !memory.wasPutBack(context.clock());
}

/** The creates that still wait, and why they may not go out. */
interface Rest {
	readonly waiting: readonly Create[];
	readonly held: Failure | null;
}

/**
 * Creates one ticket after the other until one has shown that keys are kept and found. One run of
 * the process at a time tries.
 */
async function createAlone(creates: readonly Create[], desk: Desk, done: Done): Promise<Rest> {
	const release = await claim(desk.claims, [firstCreate], desk.context.signal);
	if (release === null) return { waiting: creates, held: cancelled };
	try {
		let waiting = creates;
		let verified: Verified = { held: await whyHeld(desk), proof: null };
		while (waiting.length > 0 && verified.held === null && verified.proof === null) {
			const sent = await sendOut(waiting.slice(0, 1), desk, () => true);
			verified = await verify(sent, desk, done, () => undefined);
			waiting = waiting.slice(1);
		}
		return { waiting, held: verified.held ?? (await whyNotProved(verified.proof, desk)) };
	} finally {
		release();
	}
}

const cancelled = failureOf({ kind: 'notSent', why: 'cancelled' }, 'create the ticket');

async function whyHeld(desk: Desk): Promise<Failure | null> {
	return desk.memory.heldBy(desk.context.clock()) ?? (await refusedByAccess(desk));
}

/** A process that has not seen a key last looks once whether this one does. */
async function whyNotProved(proof: Verified['proof'], desk: Desk): Promise<Failure | null> {
	if (proof === null) return null;
	const { memory, context } = desk;
	const lasting: Lasting = memory.hasProof()
		? { kind: 'lasts' }
		: await keyLasts(proof.ticketId, proof.create.keys, desk);
	switch (lasting.kind) {
		case 'lasts':
			memory.prove(context.clock());
			return null;
		case 'fades':
			memory.hold(lasting.failure, context.clock());
			return lasting.failure;
		case 'unknown':
			return lasting.failure;
	}
}

/** Why no more may be sent; a ticket which shows that keys are kept and found. */
interface Verified {
	readonly held: Failure | null;
	readonly proof: { readonly create: Create; readonly ticketId: number } | null;
}

async function verify(
	sent: readonly Course[],
	desk: Desk,
	done: Done,
	onDoubt: () => void,
): Promise<Verified> {
	let verified: Verified = { held: null, proof: null };
	const courses = await lookAgain(await settleInRounds(sent, desk, onDoubt), desk);
	for (const course of courses) {
		const { create } = course;
		const { delivery, proof, holds } = await endCourse(course, desk);
		done(create, delivery);
		if (delivery.kind === 'failed' && delivery.failure.again === 'never') {
			desk.memory.rememberRejected(create.keys.alertKey);
		}
		verified = {
			held: verified.held ?? holds?.failure ?? null,
			proof: proof === null ? verified.proof : { create, ticketId: proof },
		};
		if (holds?.for === 'process') desk.memory.hold(holds.failure, desk.context.clock());
	}
	return verified;
}
