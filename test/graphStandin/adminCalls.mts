import { adminCalls, adminHttp } from '../standinServer/adminCalls.mts';
import type { AdminCalls } from '../standinServer/adminCalls.mts';
import type {
	Counters,
	DeliveredMail,
	Delivery,
	MailFields,
	MailState,
	Revocation,
	SentMail,
} from './adminApi.mts';
import type { Switches } from './switches.mts';

export type GraphStandinAdmin = AdminCalls<Switches, Counters> & {
	/** Puts a raw mail (RFC 5322) into the mailbox. */
	deliverEml(eml: Buffer | string, delivery?: Delivery): Promise<DeliveredMail>;
	/** Puts a mail written as fields into the mailbox. */
	deliver(message: MailFields, delivery?: Delivery): Promise<DeliveredMail>;
	/** All mails, visible or not, in the order of their arrival. */
	mails(): Promise<readonly MailState[]>;
	/** Makes a mail visible that was delivered with `visibleAfterMs`. */
	show(id: string): Promise<MailState>;
	/** Marks a mail read or unread, or moves it, as a human does; a move gives it another id. */
	changeMail(
		id: string,
		change: { readonly isRead?: boolean; readonly folder?: string },
	): Promise<MailState>;
	removeMail(id: string): Promise<void>;
	sent(): Promise<readonly SentMail[]>;
	revokeTokens(what: Revocation['what']): Promise<void>;
	/** Makes all tokens ever given out good again. */
	restoreTokens(): Promise<void>;
};

/** The admin side of the Graph stand-in at this address (without a slash at its end). */
export function graphAdminOf(adminUrl: string): GraphStandinAdmin {
	const http = adminHttp(adminUrl);
	const deliver = async (mail: object): Promise<DeliveredMail> =>
		(await http.post<DeliveredMail>('/mails', mail)).data;
	return {
		...adminCalls<Switches, Counters>(http),
		deliverEml: async (eml, delivery = {}) =>
			deliver({ ...delivery, eml: Buffer.from(eml).toString('base64') }),
		deliver: async (message, delivery = {}) => deliver({ ...delivery, message }),
		mails: async () => (await http.get<readonly MailState[]>('/mails')).data,
		show: async (id) => (await http.post<MailState>(`/mails/${id}/show`, {})).data,
		changeMail: async (id, change) => (await http.patch<MailState>(`/mails/${id}`, change)).data,
		removeMail: async (id) => {
			await http.delete(`/mails/${id}`);
		},
		sent: async () => (await http.get<readonly SentMail[]>('/sent')).data,
		revokeTokens: async (what) => {
			await http.post('/tokens/revoke', { what });
		},
		restoreTokens: async () => {
			await http.post('/tokens/restore', {});
		},
	};
}
