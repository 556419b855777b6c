import * as z from 'zod';
import { instant } from '../values.ts';

/** whether calls to an outside system go through: after some failures in a row it is left alone for a while */
export const circuit = z.object({ failures: z.int().min(0).default(0), openUntil: instant.optional() });
export type Circuit = z.infer<typeof circuit>;

const MINUTE = 60_000;
const failuresToOpen = 5;
const leftAloneFor = 5 * MINUTE;
const longestAsked = 60 * MINUTE;
const longestPause = 6 * 60 * MINUTE;

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

/** until when nothing is sent; undefined while calls go through */
export const leftAloneUntil = ({ openUntil }: Circuit, now: string): string | undefined =>
  openUntil !== undefined && openUntil > now ? openUntil : undefined;

/** after a call that failed. A system that fails again after its pause is left alone again at once */
export const afterFailure = ({ failures }: Circuit, now: string): Circuit => {
  const count = failures + 1;
  return count < failuresToOpen ? { failures: count } : { failures: count, openUntil: later(now, leftAloneFor) };
};

/** The system named a time, in seconds: that is no failure. An hour at most, whatever it names */
export const askedToWait = ({ failures }: Circuit, now: string, seconds: number): Circuit => ({
  failures,
  openUntil: later(now, Math.min(longestAsked, Math.max(1, seconds) * 1_000)),
});

/** when a system that takes so many changes a minute takes the next one */
export const nextMinute = (now: string): string => later(now, MINUTE - (Date.parse(now) % MINUTE));

export const afterSuccess: Circuit = { failures: 0 };

/** when a message that failed so many times is tried again: a minute, then twice as long each time, six hours at most */
export const triedAgainAt = (tries: number, now: string): string =>
  later(now, Math.min(longestPause, MINUTE * 2 ** Math.max(0, tries - 1)));
