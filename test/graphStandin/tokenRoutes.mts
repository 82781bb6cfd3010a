import type { FastifyInstance } from 'fastify';
import credentials from './credentials.json' with { type: 'json' };
import { TokenRefusal } from './graphError.mts';
import { bodyText } from '../standinServer/apiSide.mts';
import type { Switches } from './switches.mts';
import type { TokenAnswer } from './tokens.mts';
import type { World } from './world.mts';

/** Sign-in page and token endpoint of the identity platform, for any tenant name. */
export function tokenRoutes(app: FastifyInstance, world: World): void {
	app.get<{ Querystring: { redirect_uri?: string; state?: string } }>(
		'/:tenant/oauth2/v2.0/authorize',
		{ config: { route: '/authorize', isOpen: true } },
		async (request, reply) => {
			const { redirect_uri: back = '', state = '' } = request.query;
			if (!URL.canParse(back)) {
				throw new TokenRefusal(400, 'invalid_request', 900971, 'No reply address provided.');
			}
			const target = new URL(back);
			target.searchParams.set('code', world.tokens.signIn());
			target.searchParams.set('state', state);
			return reply.redirect(target.href);
		},
	);
	app.post(
		'/:tenant/oauth2/v2.0/token',
		{ config: { route: '/token', isOpen: true } },
		(request) => {
			refuseAsSwitched(world.switches);
			const form = new URLSearchParams(bodyText(request));
			checkClient(form, request.headers.authorization);
			return answer(world, form);
		},
	);
}

function answer(world: World, form: URLSearchParams): TokenAnswer {
	const grant = form.get('grant_type') ?? '';
	switch (grant) {
		case 'refresh_token':
			return world.tokens.exchangeRefreshToken(
				form.get('refresh_token') ?? '',
				world.switches,
				world.now(),
			);
		case 'authorization_code':
			return world.tokens.exchangeCode(form.get('code') ?? '', world.switches, world.now());
		default:
			throw new TokenRefusal(
				400,
				'unsupported_grant_type',
				70003,
				`The app requested an unsupported grant type '${grant}'.`,
			);
	}
}

function checkClient(form: URLSearchParams, authorization: string | undefined): void {
	const basic = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
	const decoded = Buffer.from(basic ?? '', 'base64').toString();
	const [basicId = '', basicSecret = ''] = decoded.split(':').map(decodeURIComponent);
	const id = form.get('client_id') ?? basicId;
	if (id !== credentials.clientId) {
		throw new TokenRefusal(
			400,
			'unauthorized_client',
			700016,
			`Application with identifier '${id}' was not found in the directory.`,
		);
	}
	if ((form.get('client_secret') ?? basicSecret) !== credentials.clientSecret) {
		throw new TokenRefusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
	}
}

function refuseAsSwitched({ tokenEndpoint }: Switches): void {
	switch (tokenEndpoint) {
		case 'works':
			return;
		case 'invalidGrant':
			throw new TokenRefusal(400, 'invalid_grant', 50173, 'The provided grant was revoked.');
		case 'invalidClient':
			throw new TokenRefusal(
				401,
				'invalid_client',
				7000222,
				'The provided client secret keys are expired.',
			);
		case 'interactionRequired':
			throw new TokenRefusal(
				400,
				'interaction_required',
				50076,
				'You must use multi-factor authentication.',
			);
		case 'serverError':
			throw new TokenRefusal(503, 'temporarily_unavailable', 90033, 'A transient error occurred.');
	}
}
