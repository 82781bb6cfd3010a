import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { badRequest, notServed } from './graphError.mts';
import { isTopLevel } from './mailbox/folders.mts';
import type { Folder } from './mailbox/folders.mts';
import { bodyJson } from './passage.mts';
import { pageOf } from './query/page.mts';
import { readParameters } from './query/parameters.mts';
import { selected } from './query/select.mts';
import type { World } from './world.mts';

type Json = Readonly<Record<string, unknown>>;
type ByFolder = { Params: { folder: string } };

const folderInput = z.object({ displayName: z.string().min(1) });

/** The folders of the mailbox: lists, single ones, new ones. */
export function folderRoutes(app: FastifyInstance, world: World): void {
	const all = '/mailFolders';
	app.get(all, { config: { route: all } }, (request) =>
		list(world, request, world.mailbox.folders.filter(isTopLevel)),
	);
	app.post(all, { config: { route: all } }, async (request, reply) => {
		const folder = world.mailbox.addFolder(nameIn(request));
		return reply.code(201).send(folderJson(world, folder));
	});
	const one = '/mailFolders/:folder';
	app.get<ByFolder>(one, { config: { route: one } }, (request) => {
		const { select } = readParameters(request.query, world.switches.topOver1000);
		const json = folderJson(world, world.mailbox.folder(request.params.folder));
		return selected(json, select, { type: 'mailFolder' });
	});
	const children = '/mailFolders/:folder/childFolders';
	app.get<ByFolder>(children, { config: { route: children } }, (request) =>
		list(world, request, childrenOf(world, world.mailbox.folder(request.params.folder))),
	);
	app.post<ByFolder>(children, { config: { route: children } }, async (request, reply) => {
		const parent = world.mailbox.folder(request.params.folder);
		const folder = world.mailbox.addFolder(nameIn(request), parent.id);
		return reply.code(201).send(folderJson(world, folder));
	});
}

function list(world: World, request: FastifyRequest, folders: readonly Folder[]): Json {
	const parameters = readParameters(request.query, world.switches.topOver1000);
	if (parameters.search !== null) throw notServed('$search on folders');
	if (parameters.orderBy !== null) throw notServed('$orderby on folders');
	const found = folders.filter((folder) => fitsFolder(folder, parameters.filter));
	const { rows, nextLink } = pageOf(found, parameters, `${world.url}${request.url}`);
	return {
		'@odata.context': `${world.url}/v1.0/$metadata#mailFolders`,
		value: rows.map((folder) =>
			selected(folderJson(world, folder), parameters.select, { type: 'mailFolder' }),
		),
		...(nextLink === null ? {} : { '@odata.nextLink': nextLink }),
	};
}

function fitsFolder({ displayName }: Folder, filter: string | null): boolean {
	if (filter === null || filter === '') return true;
	const wanted = /^displayName eq '((?:[^']|'')*)'$/i.exec(filter.trim())?.[1];
	if (wanted === undefined) throw notServed(`this $filter on folders: ${filter}`);
	return displayName.toLowerCase() === wanted.replace(/''/g, "'").toLowerCase();
}

function folderJson(world: World, folder: Folder): Json {
	const inside = world.mailbox
		.visible(world.now())
		.filter(({ folderId }) => folderId === folder.id);
	return {
		id: folder.id,
		displayName: folder.displayName,
		parentFolderId: folder.parentFolderId,
		childFolderCount: childrenOf(world, folder).length,
		unreadItemCount: inside.filter(({ isRead }) => !isRead).length,
		totalItemCount: inside.length,
		sizeInBytes: inside.reduce((sum, { content }) => sum + content.mime.length, 0),
		isHidden: false,
	};
}

function childrenOf(world: World, { id }: Folder): readonly Folder[] {
	return world.mailbox.folders.filter(({ parentFolderId }) => parentFolderId === id);
}

function nameIn(request: FastifyRequest): string {
	const input = folderInput.safeParse(bodyJson(request));
	if (!input.success) throw badRequest('The folder has no displayName.');
	return input.data.displayName;
}
