/** Changes that happen some time after a request, carried out when the state is next looked at. */
export class PendingChanges {
	#changes: { readonly at: number; readonly make: () => void }[] = [];

	after(ms: number, make: () => void): void {
		this.#changes.push({ at: Date.now() + ms, make });
		this.#changes.sort((a, b) => a.at - b.at);
	}

	/** Carries out what is due by now, the oldest first. */
	settle(): void {
		const now = Date.now();
		while (this.#changes[0] !== undefined && this.#changes[0].at <= now) {
			this.#changes.shift()?.make();
		}
	}
}
