import { countedAt } from '../model/counted-at.ts';
import type { Nudge } from '../model/ladder.ts';
import type { NudgePolicy } from '../policy/nudge-schema.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * When (ISO 8601 UTC) the next nudge may be sent, all ladders together; undefined when it may be sent at `now`.
 * A letter that is no reminder counts in no window. A window of n days ends at the instant of sending and excludes its beginning. What reached nobody doesn't count.
 */
export function cappedUntil(policy: NudgePolicy, nudges: readonly Nudge[], now: string): string | undefined {
  const times = (some: readonly Nudge[]) =>
    some
      // what one member asked for is no message to the merchant
      .filter(({ to }) => to === undefined)
      .flatMap((one) => countedAt(one) ?? [])
      .map((at) => Date.parse(at))
      .sort((a, b) => b - a);
  const sent = times(nudges.filter(({ purpose }) => purpose === undefined));
  const free = policy.caps.flatMap((cap) => {
    // the message that must leave the window before another may enter
    const oldest = sent[cap.nudges - 1];
    return oldest === undefined ? [] : [oldest + cap.days * dayMs];
  });
  // a letter that told of a decision was one too: nobody is reminded in the same hour
  const [latest] = times(nudges);
  if (latest !== undefined) free.push(latest + policy.minimumGapHours * hourMs);
  const until = Math.max(Number.NEGATIVE_INFINITY, ...free);
  return until > Date.parse(now) ? new Date(until).toISOString() : undefined;
}
