import { DateTime } from 'luxon';
import { anotherMail } from './alerts.mts';
import type { AlertMail } from './alerts.mts';
import type { DemoWorld } from './world.mts';

/** What a person can do to the demo's world, on its page or in the terminal. */
export type Deeds = {
	/** Puts a mail into the alert mailbox. */
	readonly deliver: (mail: AlertMail) => Promise<void>;
	/** Puts one more made-up alert into it; gives the mail. */
	readonly deliverAnother: () => Promise<AlertMail>;
	/** From now on every connection to Autotask breaks, as when it is down. */
	readonly breakAutotask: () => Promise<void>;
	readonly mendAutotask: () => Promise<void>;
	readonly isAutotaskDown: () => Promise<boolean>;
	/** Whose alert a mail in the mailbox is; undefined for one that was not put there by these deeds. */
	readonly tenantOf: (internetMessageId: string) => string | undefined;
};

export function deedsIn({ graph, host: { standin } }: DemoWorld): Deeds {
	let others = 0;
	const tenants = new Map<string, string>();
	const deliver = async (mail: AlertMail): Promise<void> => {
		const { internetMessageId } = await graph.admin.deliver(mail.message, mail.delivery);
		tenants.set(internetMessageId, mail.tenant);
	};
	return {
		deliver,
		deliverAnother: async () => {
			const mail = anotherMail(others++, DateTime.utc());
			await deliver(mail);
			return mail;
		},
		breakAutotask: async () => {
			const effect = { kind: 'cut', when: 'beforeCommit' } as const;
			await standin.admin.addFault({ path: '*', count: 0, effect });
		},
		mendAutotask: () => standin.admin.clearFaults(),
		isAutotaskDown: async () => (await standin.admin.faults()).length > 0,
		tenantOf: (internetMessageId) => tenants.get(internetMessageId),
	};
}
