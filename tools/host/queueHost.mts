import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PackedPackage } from '../packedPackage.mts';
import { connectToN8n } from './n8nApi.mts';
import type { N8nApi } from './n8nApi.mts';
import { ensureN8n } from './n8nInstall.mts';
import { startN8n } from './n8nProcess.mts';
import type { RunningN8n } from './n8nProcess.mts';
import { installPackage } from './packageInstall.mts';
import { databaseLogin, startPostgres } from './postgres.mts';
import type { Postgres } from './postgres.mts';
import { startRedis } from './redis.mts';
import type { Redis } from './redis.mts';

/** n8n in queue mode: a main process, workers, and what they share. */
export type QueueHost = {
	readonly main: RunningN8n;
	readonly workers: readonly RunningN8n[];
	readonly api: N8nApi;
	readonly redis: Redis;
	readonly postgres: Postgres;
	/** Ends everything and removes what was made. */
	stop(): Promise<void>;
};

export type QueuePlan = {
	/** Each process gets it installed in a user folder of its own. */
	readonly packed: PackedPackage;
	readonly workers: number;
	/** Executions that a worker runs at the same time. */
	readonly concurrency: number;
	/** Added to the environment of each. */
	readonly env?: Readonly<Record<string, string>>;
	readonly signal: AbortSignal;
};

/** Brings up n8n in queue mode with Redis and PostgreSQL; ends what was started when that fails. */
export async function startQueueHost(plan: QueuePlan): Promise<QueueHost> {
	const { packed, signal } = plan;
	const folder = await mkdtemp(path.join(tmpdir(), 'office-protect-queue-'));
	const endings: (() => Promise<void>)[] = [
		async () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
	];
	const stop = async () => {
		for (const end of endings.splice(0).reverse()) await end();
	};
	try {
		const installed = await ensureN8n(() => undefined, signal);
		const redis = await startRedis(signal);
		endings.push(async () => redis.stop());
		const postgres = await startPostgres(signal);
		endings.push(async () => postgres.remove());
		const shared = { ...environment(redis, postgres, plan.concurrency), ...plan.env };
		const start = async (name: string, role: 'start' | 'worker') => {
			const userFolder = path.join(folder, name);
			await installPackage(packed, userFolder);
			const options = { userFolder, role, env: shared };
			const running = await startN8n(installed, options, () => undefined, signal);
			endings.push(async () => running.stop());
			return running;
		};
		const main = await start('main', 'start');
		const workers: RunningN8n[] = [];
		for (let i = 1; i <= plan.workers; i += 1) {
			workers.push(await start(`worker-${i}`, 'worker'));
		}
		return { main, workers, api: await connectToN8n(main.url), redis, postgres, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

function environment(
	redis: Redis,
	postgres: Postgres,
	concurrency: number,
): Readonly<Record<string, string>> {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_CONCURRENCY_PRODUCTION_LIMIT: String(concurrency),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: databaseLogin.user,
		DB_POSTGRESDB_DATABASE: databaseLogin.database,
		// n8n wants one; the database asks for none.
		DB_POSTGRESDB_PASSWORD: 'none',
	};
}
