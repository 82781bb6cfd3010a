import type { AutotaskClient } from '../../../nodes/OfficeProtectAutotask/autotask/client';
import type { TestOffice } from '../office.cts';

/** An office in which something happens right before the first call that fits. */
export function interrupted(
	office: TestOffice,
	on: 'create' | 'update',
	happens: () => Promise<unknown>,
): TestOffice {
	const { client } = office;
	let isFirst = true;
	const before = async (kind: 'create' | 'update'): Promise<void> => {
		if (kind !== on || !isFirst) return;
		isFirst = false;
		await happens();
	};
	const wrapped: AutotaskClient = {
		...client,
		create: async (path, body) => before('create').then(async () => client.create(path, body)),
		update: async (path, body) => before('update').then(async () => client.update(path, body)),
	};
	return { ...office, client: wrapped };
}
