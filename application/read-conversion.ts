import type { FailedAttempts } from '../domain/activation/failed-attempts.ts';
import type { PaymentReader } from '../domain/books-ports.ts';
import { attemptsOf } from '../domain/conversion/attempts.ts';
import { type ConversionLine, conversionDays, conversionOf } from '../domain/conversion/conversion.ts';
import { withoutOwn } from '../domain/conversion/peers.ts';
import type { FiguresStore } from '../domain/rollup/rollup-ports.ts';

export interface ConversionNeeds {
  readonly payments: Pick<PaymentReader, 'between'>;
  readonly attempts: Pick<FailedAttempts, 'between'>;
  readonly figures: Pick<FiguresStore, 'newest'>;
}

/** Attempts to pay one merchant in the last week, against its own four weeks before and the others of the newest figures. Throws ServiceUnavailable */
export const readConversion = async (
  { payments, attempts, figures }: ConversionNeeds,
  merchantId: string,
  now: string,
): Promise<readonly ConversionLine[]> => {
  const { before, to } = conversionDays(now);
  const [sold, failed, newest] = await Promise.all([
    payments.between(merchantId, before, to),
    attempts.between(merchantId, before, to),
    figures.newest(),
  ]);
  const counts = attemptsOf(sold, failed);
  return conversionOf(counts, withoutOwn(newest?.recurring?.conversion ?? [], counts, newest?.asOf ?? now), now);
};
