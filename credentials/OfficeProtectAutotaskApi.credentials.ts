import { sleep, UserError } from 'n8n-workflow';
import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { checkConnection } from '../nodes/OfficeProtectAutotask/autotask/connectionChecks';
import { sentenceOf } from '../nodes/OfficeProtectAutotask/autotask/connectionFindings';
import { apiUsersInMenu } from '../nodes/OfficeProtectAutotask/autotask/menu';
import {
	answerTo,
	connectionChoices,
	connectionRequest,
} from '../nodes/OfficeProtectAutotask/n8n/connectionRequest';
import { signInErrors } from '../nodes/OfficeProtectAutotask/n8n/signInErrors';
import { storedCredential } from '../nodes/OfficeProtectAutotask/n8n/storedCredential';
import type { StoredCredential } from '../nodes/OfficeProtectAutotask/n8n/storedCredential';
import {
	apiUrl,
	isHostAllowed,
	isSameOrigin,
	zoneLookUpUrl,
} from '../nodes/OfficeProtectAutotask/autotask/zone';

/** Signs in to Autotask's REST API as one of its API users. */
export class OfficeProtectAutotaskApi implements ICredentialType {
	name = 'officeProtectAutotaskApi';
	displayName = 'Office Protect Autotask API';

	documentationUrl =
		'https://example.invalid/n8n-nodes-office-protect-autotask/docs/autotask-setup.md';

	icon: Icon = {
		light: 'file:../icons/officeProtectAutotask.svg',
		dark: 'file:../icons/officeProtectAutotask.dark.svg',
	};

	hideDomainRestrictionFields = true;

	properties: INodeProperties[] = [
		{
			displayName: 'User Name',
			name: 'userName',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. abcdefghijklmno@EXAMPLE.COM',
			hint: `Username (Key) of an API user: ${apiUsersInMenu} > New > New API User`,
			description: 'Autotask finds the zone of your database by it',
		},
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Password (Secret) of the same API user',
			description: 'Autotask shows it once, when it is generated. It can be generated anew.',
		},
		{
			displayName: 'Integration Code',
			name: 'integrationCodeSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			hint: 'Tracking Identifier of the same API user, of the type Custom (Internal Integration)',
			description:
				'The code of the entry "Office Protect - Alert Integration" is known to its vendor only and does not work here',
		},
		{
			displayName: 'Accept Restricted Query Access',
			name: 'acceptRestrictedAccess',
			type: 'boolean',
			default: false,
			description:
				"Whether to go on although the API user's access is Restricted. Autotask may then hide existing tickets, and the same alerts would be ticketed again and again.",
		},
		{
			displayName: 'Zone URL',
			name: 'fixedZoneUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://webservices5.autotask.net/ATServicesRest/',
			description: 'Only if the zone shall not be found by the user name. Usually empty.',
		},
		{
			displayName: 'Allow Another Host',
			name: 'allowOtherHost',
			type: 'boolean',
			default: false,
			displayOptions: { hide: { fixedZoneUrl: [''] } },
			description:
				'Whether the zone URL may lead to a server that is not on autotask.net over https, such as one for tests. The sign-in data are sent there.',
		},
		{
			displayName: 'Zone Found',
			name: 'zoneUrl',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
		{
			displayName: 'Web Address Found',
			name: 'webUrl',
			type: 'hidden',
			default: '',
		},
	];

	/**
	 * Finds the zone and checks the connection; throws the sentence that the user shall read. Runs in
	 * a test of the credential, when no zone is stored, and after a 401; a sign-in that is refused
	 * costs one call.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const data = storedCredential(credentials);
		const { zone, findings } = await checkConnection(
			{
				zone: async () => ask(this, zoneLookUpUrl(data.userName, data.fixedZoneUrl)),
				get: async ({ url }, path) => ask(this, apiUrl(url) + path, signIn(data)),
				pause: async (ms) => sleep(ms),
			},
			connectionChoices(data, Date.now()),
		);
		const failed = findings.find(({ result }) => result === 'failed');
		if (failed !== undefined) {
			throw signInError(failed.again === 'later' ? 'unavailable' : 'refused', sentenceOf(failed));
		}
		return { zoneUrl: zone?.url ?? '', webUrl: zone?.webUrl ?? '' };
	}

	/**
	 * Adds the zone's address and the sign-in data; refuses every other host. The path stays relative,
	 * because n8n passes the same request in again once the zone has been found anew.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		const data = storedCredential(credentials);
		const zoneUrl = data.fixedZoneUrl === '' ? data.zoneUrl : data.fixedZoneUrl;
		const isAllowed = isHostAllowed(zoneUrl, data.fixedZoneUrl !== '' && data.allowOtherHost);
		const { url, headers } = requestOptions;
		if (!isAllowed || (isAbsolute(url) && !isSameOrigin(url, zoneUrl))) {
			throw signInError(
				'refused',
				'The Autotask sign-in data are sent to the zone of the credential only: correct the zone URL in the credential, or use a path instead of an address',
			);
		}
		return await Promise.resolve({
			...requestOptions,
			baseURL: apiUrl(zoneUrl),
			url: url.replace(/^\/+/, ''),
			headers: { ...headers, ...signIn(data) },
			disableFollowRedirect: true,
		});
	};

	test: ICredentialTestRequest = {
		request: { url: 'Version', method: 'GET' },
		rules: [
			saying(
				401,
				'Autotask refuses the sign-in: check integration code, secret, and whether the API user is active and not locked',
			),
			saying(403, 'Autotask forbids the API user to use the API: check its security level'),
			saying(
				429,
				'Autotask refuses further calls at the moment, because its limit of calls is reached: test again later',
			),
			saying(
				500,
				'Autotask answered with an error: check integration code and security level of the API user, or test again later',
			),
		],
	};
}

function signInError(kind: keyof typeof signInErrors, sentence: string): UserError {
	return new UserError(sentence, { description: signInErrors[kind] });
}

function saying(status: number, message: string) {
	return { type: 'responseCode' as const, properties: { value: status, message } };
}

function signIn({ userName, secret, integrationCodeSecret }: StoredCredential) {
	return { ApiIntegrationCode: integrationCodeSecret, UserName: userName, Secret: secret };
}

/** Whether the text has a scheme of its own, or names a host. */
function isAbsolute(url: string): boolean {
	return /^\s*([a-z][a-z\d+.-]*:|[/\\]{2})/i.test(url);
}

async function ask(
	{ helpers }: IHttpRequestHelper,
	url: string,
	headers?: Readonly<Record<string, string>>,
) {
	return answerTo(async () => helpers.httpRequest(connectionRequest(url, headers)));
}
