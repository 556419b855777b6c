import type { Instant } from '../../contract.ts';
import type { DeliveryFailure } from './event-failure.ts';

export interface RetryPolicy {
  readonly MaximumRetryAttempts?: number | undefined;
  readonly MaximumEventAgeInSeconds?: number | undefined;
}

/** what follows a failed attempt */
export type AfterFailure =
  | { readonly kind: 'retry'; readonly at: Instant }
  | { readonly kind: 'give-up'; readonly exhausted?: 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds' };

const SLOWEST = 600_000;

/** exponential from a second up to ten minutes, half of it drawn: 185 of them fill about the default 24 hours */
export function backOff(attempts: number, random: number): number {
  const span = Math.min(SLOWEST, 1000 * 2 ** Math.min(attempts, 20));
  return Math.ceil(span / 2 + (span / 2) * random);
}

/**
 * @param attempts calls made so far
 * @param since when the bus took the event
 */
export function afterFailure(
  failure: DeliveryFailure,
  policy: RetryPolicy | undefined,
  { attempts, since, now, random }: { attempts: number; since: Instant; now: Instant; random: () => number },
): AfterFailure {
  if (!failure.retryable) return { kind: 'give-up' };
  if (attempts > (policy?.MaximumRetryAttempts ?? 185)) return { kind: 'give-up', exhausted: 'MaximumRetryAttempts' };
  const at = now + backOff(attempts, random());
  const expires = since + (policy?.MaximumEventAgeInSeconds ?? 86_400) * 1000;
  return at > expires ? { kind: 'give-up', exhausted: 'MaximumEventAgeInSeconds' } : { kind: 'retry', at };
}
