import type { FailedAttempts } from '../domain/activation/failed-attempts.ts';
import type { PaymentReader } from '../domain/books-ports.ts';
import { type AttemptCount, attemptsOf } from '../domain/conversion/attempts.ts';
import { conversionDays } from '../domain/conversion/conversion.ts';
import type { Merchant } from '../domain/model/merchant.ts';

export interface AttemptNeeds {
  readonly payments: Pick<PaymentReader, 'between'>;
  readonly attempts: Pick<FailedAttempts, 'between'>;
}

/** attempts to pay a merchant; none of one that cannot sell yet or has left */
export const attemptsAt = async (
  { payments, attempts }: AttemptNeeds,
  { merchantId, activatedAt, lifecycleStage }: Merchant,
  now: string,
): Promise<readonly AttemptCount[]> => {
  if (activatedAt === undefined || lifecycleStage === 'offboarded') return [];
  const { before, to } = conversionDays(now);
  const [sold, failed] = await Promise.all([payments.between(merchantId, before, to), attempts.between(merchantId, before, to)]);
  return attemptsOf(sold, failed);
};
