import { amount, choice, flag } from '../standinServer/switchKinds.mts';

/** Thread limit, hourly threshold, answer times. */
export const limitSwitches = {
	latencyMs: amount(
		0,
		'inferred',
		'Time added to every answer. `--latency` sets it at the start and survives a reset.',
	),
	threadLimit: amount(
		3,
		'documented',
		'Concurrent calls per integration code and endpoint; a child collection is an endpoint of its own. 0 = no limit.',
	),
	threadSlotLingerMs: amount(
		20,
		'measured',
		'A thread slot is freed so long after its answer has gone out.',
	),
	threadLimitStatus: choice(
		['429', '500', '503'],
		'measured',
		'Status of a call over the thread limit; the errors text is the same.',
	),
	hourlyLimit: amount(
		10000,
		'documented',
		'Calls per rolling hour of all integrations together, as ThresholdInformation tells it.',
	),
	hourlyUsedByOthers: amount(
		0,
		'documented',
		"Calls in this hour by the customer's other integrations; they count.",
	),
	hourlyLatency: flag(
		true,
		'documented',
		'From 50 % of the hourly limit an answer takes 0.5 s longer, from 75 % on 1 s.',
	),
	hourlyLimitStatus: choice(
		['429', '500', '503'],
		'unknown',
		'Status of a call over the hourly limit.',
	),
	retryAfterSeconds: amount(
		0,
		'unknown',
		'The Retry-After header on an answer that a limit refused. 0 = no such header.',
	),
};
