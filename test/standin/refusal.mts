/** A request that is answered with a status and, mostly, Autotask's `errors` list. */
export class Refusal extends Error {
	readonly status: number;
	readonly body: object | null;
	readonly headers: Readonly<Record<string, string>>;

	constructor(status: number, body: object | null, headers: Readonly<Record<string, string>> = {}) {
		super(JSON.stringify(body));
		this.status = status;
		this.body = body;
		this.headers = headers;
	}
}

/** 500 with `errors`: Autotask's answer to a request that is wrong. */
export function rejected(...errors: readonly string[]): Refusal {
	return new Refusal(500, { errors });
}

/** 405 in the web framework's own form. */
export function verbNotSupported(method: string): Refusal {
	const message = `The requested resource does not support http method '${method}'.`;
	return new Refusal(405, { Message: message });
}

/** The web server's page for a path that leads nowhere. */
export class PathNotFound extends Error {}

export const notFoundPage = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml">
<head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"/>
<title>404 - File or directory not found.</title></head>
<body><div id="header"><h1>Server Error</h1></div>
<div id="content"><h2>404 - File or directory not found.</h2>
<h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3></div>
</body></html>
`;
