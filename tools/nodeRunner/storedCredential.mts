import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { z } from 'zod';
import { workflow } from './n8nModules.mts';

/**
 * A stored credential of a type that signs in by `preAuthentication` and `authenticate`, as n8n
 * uses it: what signing in finds is put into `stored`, and found anew when n8n says that it has
 * expired.
 */
export class StoredCredential extends workflow.ICredentialsHelper {
	readonly #type: ICredentialType;
	readonly #stored: ICredentialDataDecryptedObject;

	constructor(type: ICredentialType, stored: ICredentialDataDecryptedObject) {
		super();
		this.#type = type;
		this.#stored = stored;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.#type;
		if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
		return authenticate(credentials, options);
	}

	override async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		_node: INode,
		hasExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		if (!hasExpired && expirableOf(this.#type).every((name) => credentials[name] !== '')) {
			return undefined;
		}
		const found = await this.#type.preAuthentication?.call(helpers, credentials);
		Object.assign(this.#stored, found);
		return Object.assign(credentials, found);
	}

	override getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve({ ...this.#stored });
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override runPreAuthentication(): Promise<undefined> {
		return Promise.resolve(undefined);
	}

	override getCredentials(): Promise<ICredentials> {
		return Promise.reject(new Error('The encrypted form is not kept here'));
	}

	override updateCredentials(): Promise<void> {
		return Promise.resolve();
	}

	override updateCredentialsOauthTokenData(): Promise<void> {
		return Promise.resolve();
	}

	override getCredentialsProperties(): [] {
		return [];
	}
}

const simpleFields = z.record(z.union([z.string(), z.boolean(), z.number()]));

/** What n8n stores of a credential in which these fields were filled in, and the others left alone. */
export function filledIn(
	type: ICredentialType,
	fields: Readonly<Record<string, unknown>>,
): ICredentialDataDecryptedObject {
	return { ...defaultsOf(type), ...simpleFields.parse(fields) };
}

function defaultsOf({ properties }: ICredentialType): ICredentialDataDecryptedObject {
	const simple = properties.flatMap(({ name, default: value }) =>
		typeof value === 'string' || typeof value === 'boolean' ? [[name, value] as const] : [],
	);
	return Object.fromEntries(simple);
}

function expirableOf({ properties }: ICredentialType): readonly string[] {
	return properties
		.filter(({ typeOptions }) => typeOptions?.expirable === true)
		.map(({ name }) => name);
}
