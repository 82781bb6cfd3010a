/** A call to the REST API as plain values; `path` is relative to the zone's `…/V1.0/`. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PATCH';
	readonly path: string;
	readonly body?: unknown;
	readonly timeoutMs: number;
}

/** `body` is the text as it came. */
export type HttpAnswer =
	| {
			readonly kind: 'answer';
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
			readonly body: string;
	  }
	/** Signing in failed before the request was sent; `message` is the sentence to show. */
	| { readonly kind: 'signInFailed'; readonly message: string }
	/** `sent: 'no'` only when the request cannot have reached Autotask (refused, no such host). */
	| {
			readonly kind: 'noAnswer';
			readonly sent: 'no' | 'maybe';
			readonly cause: 'timeout' | 'reset' | 'connection' | 'cancelled';
			readonly message: string;
	  };

/** Sends one request once; resolves for every status and for a broken connection. */
export type HttpSend = (request: HttpRequest) => Promise<HttpAnswer>;
