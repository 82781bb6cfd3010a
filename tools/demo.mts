/**
 * The template workflows at work in a real n8n: alerts become tickets, Autotask fails and comes back.
 * Stays up for a person to look around; with `--once` it ends after the story, with exit code 0 only if
 * all went as it should.
 */
import { createInterface } from 'node:readline';
import { deedsIn } from './demo/deeds.mts';
import type { Deeds } from './demo/deeds.mts';
import { startMailPage } from './demo/mailPage.mts';
import type { MailPage } from './demo/mailPage.mts';
import { playStory } from './demo/story.mts';
import { tellAddresses, tellDifferences, tellTryOut, tellVerdict } from './demo/tell.mts';
import { planDemo, publishLater } from './demo/world.mts';
import type { DemoWorld } from './demo/world.mts';
import { tellFailure } from './tellFailure.mts';
import { untilInterrupted } from './untilInterrupted.mts';

type Shown = { readonly world: DemoWorld; readonly deeds: Deeds; readonly mailPage: MailPage };

const once = process.argv.includes('--once');

const plan = await planDemo();
const interrupted = untilInterrupted();
let mailPage: MailPage | undefined;

try {
	const end = await Promise.race([demo(), interrupted]);
	if (end === 'interrupted') process.exitCode = 130;
	else if (!once) await lookAround(end);
} catch (error) {
	tellFailure(error);
} finally {
	console.log('\nStopping n8n and the servers around it');
	await Promise.all([plan.stop(), mailPage?.stop()]);
}

/** Brings everything up and plays the story; sets the exit code if that did not go as it should. */
async function demo(): Promise<Shown> {
	const world = await plan.bringUp();
	const deeds = deedsIn(world);
	mailPage = await startMailPage(world, deeds);
	tellAddresses(world, mailPage.url);
	tellDifferences();
	const problems = await playStory({ world, deeds, signal: plan.signal });
	await publishLater(world);
	tellVerdict(problems, (await world.host.standin.admin.tickets()).length);
	if (problems.length > 0) process.exitCode = 1;
	return { world, deeds, mailPage };
}

/** Until Ctrl-C; each Enter sends a mail. */
async function lookAround({ world, deeds, mailPage: { url } }: Shown): Promise<void> {
	await tellTryOut(world, url);
	const lines = createInterface({ input: process.stdin });
	lines.on('line', () => {
		deeds.deliverAnother().then(({ tenant, message }) => {
			console.log(`   → a mail: ${message.subject ?? ''}, ${tenant}`);
		}, tellFailure);
	});
	await interrupted;
	lines.close();
}
