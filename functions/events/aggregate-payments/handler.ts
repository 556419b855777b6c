import type { Delivery } from '../../../application/delivery.ts';
import { readDeliveryText } from '../../../application/delivery.ts';
import { allOf, inParallel } from '../../../application/in-parallel.ts';
import type { Log } from '../../../application/log.ts';
import { merchantRestricted } from '../../../application/of-restricted.ts';
import { unreadable } from '../../../application/refuse-event.ts';
import { inBatches, type PaymentNeeds, settleHeld, takePayments } from '../../../application/take-payments.ts';
import { toJson } from '../../../application/to-json.ts';
import type { RefusedPayment } from '../../../domain/activation/apply-payments.ts';
import { type FailedAttempts, failedAttemptOf } from '../../../domain/activation/failed-attempts.ts';
import { type PaymentFact, paymentFactOf } from '../../../domain/activation/payment-fact.ts';
import { type PaymentPlace, type PaymentPlaces, placeOf } from '../../../domain/activation/payment-places.ts';
import type { PaymentEvent, PaymentFailed } from '../../../domain/events/inbound.ts';
import type { Rejection } from '../../../domain/events/rejection.ts';
import { parseEvent } from '../../../domain/events.ts';
import { deriveMerchantId } from '../../../domain/merchant/derive-merchant-id.ts';
import type { QueueMessage } from '../../runtime/queue-consumer.ts';

export interface Needs extends PaymentNeeds {
  readonly log: Log;
  /** where a payment is found by its id */
  readonly places: Pick<PaymentPlaces, 'note'>;
  readonly attempts: Pick<FailedAttempts, 'count'>;
}

interface Came<Event> {
  readonly messageId: string;
  readonly delivery: Delivery;
  readonly event: Event;
}
/** a payment with what it came in */
interface Arrived extends Came<PaymentEvent> {
  readonly kind: 'payment';
  readonly fact: PaymentFact;
}
/** an attempt that did not become one */
interface Failed extends Came<PaymentFailed> {
  readonly kind: 'failed';
}

const notAPayment = ({ type: inside }: { readonly type: string }): Rejection => ({
  code: 'type_mismatch',
  field: 'type',
  about: { inside },
});

const unknownMerchant = ({ event }: Arrived | Failed): Rejection => ({
  code: 'merchant_unknown',
  field: 'subject',
  about: { subject: event.subject, pspClient: event.data.pspClient, replay: true },
});

/** a readable payment or attempt, or undefined once it is on the rejected list */
const arrive = async ({ refuse, clock }: Needs, { messageId, body }: QueueMessage): Promise<Arrived | Failed | undefined> => {
  const delivery = readDeliveryText(body) ?? unreadable(messageId, body, clock.now());
  const parsed = parseEvent(delivery.detail);
  if (!parsed.ok) return refuse(delivery, parsed.rejection).then(() => undefined);
  const { event } = parsed;
  if (event.type === 'payment.failed.v1') return { kind: 'failed', messageId, delivery, event };
  if (event.type !== 'payment.captured.v1' && event.type !== 'payment.refunded.v1') {
    return refuse(delivery, notAPayment(event)).then(() => undefined);
  }
  return { kind: 'payment', messageId, delivery, event, fact: paymentFactOf(event) };
};

const hold = async (needs: Needs, merchantId: string, { event, fact }: Arrived): Promise<void> => {
  // with what was said of it: the same id with another amount or time is another row, and told apart when both are released
  const paymentId = [fact.kind, fact.id, fact.at, fact.amountMinor].join('/');
  await needs.ledger.hold({ merchantId, paymentId, event: toJson(event), heldAt: needs.clock.now() });
};

/** all of one merchant's: counted in as few transactions as hold them, each payment once; false when there is no such merchant */
const take = async (needs: Needs, merchantId: string, arrived: readonly Arrived[]): Promise<boolean> => {
  const origin = new Map(arrived.map((one) => [one.fact, one]));
  const tell = async ({ payment, rejection }: RefusedPayment): Promise<void> => {
    const from = origin.get(payment);
    if (from !== undefined) await needs.refuse(from.delivery, rejection, merchantId);
  };
  let held = false;
  for (const batch of inBatches(arrived.map(({ fact }) => fact))) {
    const applied = await takePayments(needs, merchantId, batch);
    if (applied === undefined) {
      await allOf(arrived, (one) => needs.refuse(one.delivery, unknownMerchant(one)));
      return false;
    }
    await allOf(applied.refused, tell);
    await allOf(applied.held, async (one) => {
      const from = origin.get(one.payment);
      if (from !== undefined) await hold(needs, merchantId, from);
      await tell(one);
    });
    held = held || applied.held.length > 0;
    needs.log.info('payments.counted', { merchantId, fresh: applied.fresh, duplicates: applied.duplicates });
  }
  // approved between the look and the hold: nobody else would come for them
  if (held) await settleHeld(needs, merchantId);
  return true;
};

/** all of one merchant's attempts that failed: nothing is decided by them, so they are counted beside its state */
const takeFailed = async (needs: Needs, merchantId: string, failed: readonly Failed[]): Promise<void> => {
  const snapshot = await needs.merchants.load(merchantId);
  if (snapshot === undefined) return allOf(failed, (one) => needs.refuse(one.delivery, unknownMerchant(one)));
  if (snapshot.merchant.restricted !== undefined)
    return allOf(failed, (one) => needs.refuse(one.delivery, merchantRestricted, merchantId));
  await needs.attempts.count(
    merchantId,
    failed.map(({ event }) => failedAttemptOf(event)),
  );
  needs.log.info('attempts.counted', { merchantId, attempts: failed.length });
};

/** merchants counted at once: their partitions are apart, and each may have refusals of its own under way */
const merchantsAtOnce = 8;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** a batch of the queue: grouped by merchant; when one merchant's fail, only theirs come again */
export const handle =
  (needs: Needs) =>
  async (messages: readonly QueueMessage[]): Promise<readonly string[]> => {
    const failed: string[] = [];
    const byMerchant = new Map<string, Arrived[]>();
    const failures = new Map<string, Failed[]>();
    const outcomes = await inParallel(messages, (message) => arrive(needs, message));
    for (const [at, { messageId }] of messages.entries()) {
      const outcome = outcomes[at];
      if (outcome?.status !== 'fulfilled') {
        failed.push(messageId);
        needs.log.error('payment.failed', { messageId, error: nameOf(outcome?.reason) });
      } else if (outcome.value !== undefined) {
        const { value } = outcome;
        const merchantId = deriveMerchantId(value.event.data.pspClient, value.event.subject);
        if (value.kind === 'failed') failures.set(merchantId, [...(failures.get(merchantId) ?? []), value]);
        else byMerchant.set(merchantId, [...(byMerchant.get(merchantId) ?? []), value]);
      }
    }
    const groups = [...byMerchant];
    const taken = await inParallel(groups, ([merchantId, arrived]) => take(needs, merchantId, arrived), merchantsAtOnce);
    const counted: PaymentPlace[] = [];
    for (const [at, [merchantId, arrived]] of groups.entries()) {
      const outcome = taken[at];
      if (outcome?.status === 'fulfilled') {
        if (outcome.value) counted.push(...arrived.map(({ fact }) => placeOf(merchantId, fact)));
        continue;
      }
      failed.push(...arrived.map(({ messageId }) => messageId));
      needs.log.error('payments.failed', { merchantId, error: nameOf(outcome?.reason) });
    }
    const tried = [...failures];
    const noted = await inParallel(tried, ([merchantId, attempts]) => takeFailed(needs, merchantId, attempts), merchantsAtOnce);
    for (const [at, [merchantId, attempts]] of tried.entries()) {
      const outcome = noted[at];
      if (outcome?.status !== 'rejected') continue;
      failed.push(...attempts.map(({ messageId }) => messageId));
      needs.log.error('attempts.failed', { merchantId, error: nameOf(outcome.reason) });
    }
    // after they are counted: should it fail, all come again, are known, and are noted then
    await needs.places.note(counted);
    return failed;
  };
