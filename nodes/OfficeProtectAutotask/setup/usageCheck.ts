import { failedBy, passed, warning } from './setupCheck';
import type { SetupCheck } from './setupCheck';
import type { Failure } from '../failure';

/** Calls of all integrations together within the hour, and how many Autotask allows. */
export interface HourlyUsage {
	readonly used: number;
	readonly allowed: number;
}

const muchShare = 0.75;

/** Checks how much of the hourly limit is used; `usage` may be why that is not known. */
export function usageCheck(usage: HourlyUsage | Failure): SetupCheck {
	if ('code' in usage) return { ...failedBy('hourlyUsage', usage), result: 'warning' };
	const { used, allowed } = usage;
	const message = `All integrations together have used ${used} of ${allowed} API calls in the last hour.`;
	return used >= allowed * muchShare
		? warning(
				'hourlyUsage',
				message,
				'Autotask answers more slowly now and refuses calls at the limit. Find out which integration makes so many.',
			)
		: passed('hourlyUsage', message);
}
