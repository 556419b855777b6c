import type { AwaitedPayout } from '../domain/intake/awaited-payout.ts';
import { cameFacts, lateFacts, type Payee, type ToldFact } from '../domain/intake/late-payout.ts';
import type { AwaitedPayouts } from '../domain/intake/settlement-ports.ts';
import type { EventPublisher } from '../domain/ports.ts';

export interface PayoutNeeds {
  readonly payouts: Pick<AwaitedPayouts, 'due' | 'move'>;
  readonly publisher: EventPublisher;
  /** undefined for a merchant that is not there, or may not be looked at */
  readonly payeeOf: (merchantId: string) => Promise<Payee | undefined>;
}

/** told of in one sweep: what is more comes with the next hour */
const AT_ONCE = 200;

const told = async (
  { publisher, payeeOf }: Pick<PayoutNeeds, 'publisher' | 'payeeOf'>,
  payout: AwaitedPayout,
  facts: (payee: Payee) => readonly ToldFact[],
): Promise<void> => {
  const payee = payout.merchantId === undefined ? undefined : await payeeOf(payout.merchantId);
  if (payee !== undefined) await publisher.publish(facts(payee));
};

/** Tells of payouts whose day has passed, then notes them as late: what fails between is told again, and that is the same fact. */
export const tellLatePayouts = async (needs: PayoutNeeds, now: string): Promise<number> => {
  const late = await needs.payouts.due(now, AT_ONCE);
  for (const payout of late) {
    await told(needs, payout, (payee) => lateFacts(payout, payee, now));
    await needs.payouts.move(payout, { ...payout, state: 'late' });
  }
  return late.length;
};

/** a payout that was told of as late has come */
export const tellCame = (needs: Pick<PayoutNeeds, 'publisher' | 'payeeOf'>, payout: AwaitedPayout, now: string): Promise<void> =>
  told(needs, payout, (payee) => cameFacts(payout, payee, now));
