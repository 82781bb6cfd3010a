import { ICredentialsHelper } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { OfficeProtectAutotaskApi } from '../../credentials/OfficeProtectAutotaskApi.credentials';

/** Our credential as n8n uses it; what signing in finds is put into `stored`. */
export class StoredCredential extends ICredentialsHelper {
	private readonly type = new OfficeProtectAutotaskApi();

	constructor(private readonly stored: ICredentialDataDecryptedObject) {
		super();
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
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
		if (credentials['zoneUrl'] !== '' && !hasExpired) return undefined;
		const found = await this.type.preAuthentication.call(helpers, credentials);
		Object.assign(this.stored, found);
		return Object.assign(credentials, found);
	}

	override getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return Promise.resolve({ ...this.stored });
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
		return Promise.reject(new Error('The encrypted form is not part of this test'));
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
