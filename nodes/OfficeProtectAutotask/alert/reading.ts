import type { Failure } from '../failure';
import type { Alert, Origin } from './alert';

/** What reading gave, without where it came from. */
export type PlainReading =
	| { readonly kind: 'alert'; readonly alert: Alert }
	| {
			readonly kind: 'notAlert';
			readonly what: 'digest' | 'integrationNotice' | 'other';
			readonly evidence: string;
	  }
	| {
			readonly kind: 'untrusted';
			readonly why: 'sender' | 'authentication';
			readonly evidence: string;
	  }
	| { readonly kind: 'unreadable'; readonly failure: Failure };

/** What reading an input item gave; an item gives at least one reading. */
export type Reading = { readonly origin: Origin } & PlainReading;
