// Frozen with rule op1: a change here changes the keys of tickets that exist. Copies on purpose: the
// reader’s own tables may grow, these may not.

/** Labels as `labelKey` writes them, by the canonical name that they count under. */
export const labelSynonyms = {
	tenant: listed(
		'tenant | tenant name | tenants | organization | organisation | organization name',
		'organisation name | org | customer | customer name | client | client name',
		'company | company name | microsoft 365 tenant | m365 tenant | office 365 tenant',
		'tenant organization | affected tenant | concerned tenant | locataire',
		'nom du locataire | nom de l organisation | nom du client | entreprise | societe',
		'locataire concerne',
	),
	tenantId: listed(
		'tenant id | tenant guid | tenant domain | primary domain | organization id',
		'organisation id | organization domain | domaine du locataire | id du locataire',
	),
	time: listed(
		'date | time | date and time | date time | event time | event date | time of event',
		'date of event | event date and time | occurred | occurred at | occurred on',
		'timestamp | event timestamp | detected | detected at | detected on',
		'detection time | when | raised at | raised on | happened at | time detected',
		'date detected | date et heure | heure | date de l evenement | heure de l evenement',
		'horodatage | survenu le | detecte le | quand | date et heure de l evenement',
		'time stamp | creation time | created at | created | occurrence time',
		'event occurred at | event occurred on | time of occurrence | date time utc',
	),
	eventType: listed(
		'event | event type | type | event name | security event | alert | alert type',
		'alert name | type of event | type of alert | type of security event | evenement',
		'type d evenement | nom de l evenement | evenement de securite | alerte',
		'type d alerte | security alert | event title | alert title',
	),
	delivery: listed(
		'received | received at | received on | sent | sent at | sent on | delivered',
		'delivered at | delivered on | delivery | delivery id | delivery time',
		'delivery date | receipt | receipt time | received time | received date',
		'received date time | sent time | sent date | sent date time | notified at',
		'notification sent | notification time | notification id | message id',
		'internet message id | email sent | email sent at | webhook id | forwarded at',
		'processed at | execution id | retry count | recu le | envoye le',
	),
	user: listed(
		'user | username | user name | concerned user | concerned users | affected user',
		'affected users | upn | user principal name | user email | user e mail',
		'user account | user id | user who created the rule | user who made the creation',
		'target user | user who made the deletion | user who consented | impacted user',
		'users | account name | utilisateur | utilisateur concerne | utilisateurs concernes',
		'nom d utilisateur | nom de l utilisateur | nom principal de l utilisateur',
		'utilisateur affecte | email | email address | user email address | courriel',
		'adresse courriel',
	),
	actor: listed(
		'performed by | actor | changed by | removed by | granted by | created by',
		'deleted by | assigned by | done by | initiated by | modified by | added by',
		'administrator | admin | user who granted the rights | effectue par | modifie par',
		'accorde par | supprime par | cree par | shared by | installed by',
		'responsible user',
	),
	impersonatedAccount: listed(
		'impersonated account | sent as | account under whose name the email was sent',
		'impersonated user | sent on behalf of | compte usurpe | envoye en tant que',
	),
	ipAddress: listed(
		'ip address | ip | ip addresses | client ip | source ip | ip address es',
		'adresse ip | client ip address | source ip address',
	),
	country: listed('country | country region | location | sign in country | pays | pays region'),
	userAgent: listed(
		'user agent | device | device user agent | browser | agent utilisateur | appareil',
		'useragent | device name',
	),
	mailbox: listed(
		'mailbox | concerned mailbox | affected mailbox | mailbox owner | target mailbox',
		'boite aux lettres | boite aux lettres concernee | boite de courriel',
	),
	accessRights: listed(
		'right type | rights | access rights | permission | permission type | right',
		'type de droit | droits | droits d acces',
	),
	redirectionMailbox: listed(
		'redirection mailbox | forwarding address | forward to | forwarded to | redirect to',
		'destination | external destination | boite de redirection | adresse de transfert',
	),
	fileName: listed(
		'file name | file | filename | file path | concerned file | folder | item',
		'nom du fichier | fichier | chemin du fichier',
	),
	site: listed(
		'site | site url | concerned site | site identifier | site name | site id',
		'site concerne',
	),
	license: listed(
		'license | licence | licenses | licences | concerned license | license name',
		'licence concernee',
	),
	role: listed('role | roles | role name | administrator role | admin role'),
	rule: listed('rule | rule name | inbox rule | transport rule | regle | nom de la regle'),
	application: listed(
		'application | app | application name | app name | concerned application',
		'nom de l application',
	),
	consentScope: listed(
		'on behalf of the organization | on behalf of organization | consent type',
		'consent scope | au nom de l organisation',
	),
	healthStatusType: listed('health status type | status type | health type | type d etat de sante'),
	currentState: listed('current state | current status | new state | etat actuel | statut actuel'),
	previousState: listed(
		'previous state | previous status | old state | etat precedent | statut precedent',
	),
	changes: listed('changes | change | changements | modifications'),
	setting: listed('setting | setting name | concerned setting | parametre | parametre concerne'),
	officeProtectValue: listed(
		'office protect value | value in office protect | expected value',
		'valeur office protect',
	),
	microsoftValue: listed(
		'microsoft value | microsoft 365 value | value in microsoft 365 | actual value',
		'valeur microsoft',
	),
} satisfies Readonly<Record<string, readonly string[]>>;

type Op1Label = keyof typeof labelSynonyms;

/** Whether a name is one that labels count under. */
export function isOp1Label(name: string): name is Op1Label {
	return name in labelSynonyms;
}

function listed(...lines: readonly string[]): readonly string[] {
	return lines.flatMap((line) => line.split(' | '));
}
