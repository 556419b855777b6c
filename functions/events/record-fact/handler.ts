import type { Delivery } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import { isOfRestricted, merchantRestricted } from '../../../application/of-restricted.ts';
import type { Refuse } from '../../../application/refuse-event.ts';
import { type OutageTaking, takeOutage } from '../../../application/take-outage.ts';
import { toMerchant } from '../../../application/to-merchant.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { withoutAccountNumbers } from '../../../application/without-account-numbers.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { caseOfThread } from '../../../domain/case/thread-id.ts';
import type { UnmatchedCases } from '../../../domain/case/unmatched-case.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { FactEvent, InboundEvent } from '../../../domain/events/inbound.ts';
import type { OutageEvent } from '../../../domain/events/outage-events.ts';
import type { Rejection } from '../../../domain/events/rejection.ts';
import { parseEvent } from '../../../domain/events.ts';
import { factId } from '../../../domain/fact/fact-id.ts';
import { type RecordFactResult, recordFact } from '../../../domain/fact/record-fact.ts';
import { deriveMerchantId } from '../../../domain/merchant/derive-merchant-id.ts';
import { payoutItemId } from '../../../domain/model/payout.ts';
import { outageTypes } from '../../../domain/outage/outage-told.ts';
import type { Clock, ItemName } from '../../../domain/ports.ts';

export interface Needs extends OutageTaking {
  readonly work: UnitOfWork;
  readonly refuse: Refuse;
  /** messages of cases whose merchant is not known */
  readonly unmatched: UnmatchedCases;
  readonly clock: Clock;
  /** seals an account number that comes as a corrected value */
  readonly pepper: string;
  readonly log: Log;
}

/** ms: a fact may overtake the registration or the requirement it is about; for so long it is tried again before it is refused */
const patience = 2 * 60_000;
const mayComeYet = new Set(['merchant_unknown', 'requirement_unknown', 'api_key_unknown']);

const isOutage = (event: InboundEvent): event is OutageEvent => outageTypes.some((type) => type === event.type);

const isFact = (event: InboundEvent): event is FactEvent =>
  event.type !== 'merchant.application.submitted.v1' &&
  event.type !== 'payment.captured.v1' &&
  event.type !== 'payment.refunded.v1' &&
  event.type !== 'payment.failed.v1' &&
  !isOutage(event);

/** a case that was closed long ago may be opened again; a payout is kept apart */
const itemOf = (event: FactEvent): ItemName | undefined => {
  if (event.type === 'payout.paid.v1' || event.type === 'payout.failed.v1')
    return { kind: 'payout', id: payoutItemId(event.data) };
  if (event.type === 'case.message.written.v1') {
    const { caseId, references, inReplyTo, pspClient } = event.data;
    const merchantId = deriveMerchantId(pspClient, event.subject);
    return { kind: 'case', id: caseOfThread([...references, ...inReplyTo], merchantId) ?? caseId };
  }
  return 'caseId' in event.data && event.data.caseId !== undefined ? { kind: 'case', id: event.data.caseId } : undefined;
};

type CaseEvent = Extract<FactEvent, { readonly type: `case.${string}` }>;
const isOfCase = (event: FactEvent): event is CaseEvent => event.type.startsWith('case.');

/** days that a message of a merchant nobody knows waits for a person who does */
const waitsFor = 30;

/** Nothing of a case is lost because its merchant is not known: a person says whose it is (functions/api/match-case). Numbers of accounts are masked */
const keepForPerson = async ({ unmatched, clock, log }: Needs, { source }: Delivery, event: CaseEvent): Promise<void> => {
  const { caseId } = event.data;
  const detail = withoutAccountNumbers(event);
  await unmatched.keep(
    { caseId, id: event.id, source, type: event.type, at: event.time, detail },
    addDays(clock.now(), waitsFor),
  );
  log.info('case.unmatched', { caseId, type: event.type });
};

const mismatch = (outside: string, inside: string): Rejection => ({
  code: 'type_mismatch',
  field: 'type',
  about: { outside, inside },
});

/** what the work gives; undefined where the merchant is restricted: nothing more is taken down of it */
const unlessRestricted = <Outcome>(work: Promise<Outcome>): Promise<Outcome | undefined> =>
  work.catch((error: unknown) => {
    if (isOfRestricted(error)) return undefined;
    throw error;
  });

/** a fact about a known merchant, taken in once by its event's source and id; what can't be taken is on the rejected list with field and remedy */
export const handle =
  (needs: Needs) =>
  async (delivery: Delivery): Promise<void> => {
    const { work, refuse, unmatched, clock, pepper, log } = needs;
    const parsed = parseEvent(delivery.detail);
    if (!parsed.ok) return refuse(delivery, parsed.rejection);
    const { event } = parsed;
    if (isOutage(event) && delivery.type === event.type) return takeOutage(needs, delivery, event);
    if (!isFact(event) || delivery.type !== event.type) return refuse(delivery, mismatch(delivery.type, event.type));
    const merchantId = deriveMerchantId(event.data.pspClient, event.subject);
    const now = clock.now();
    // the bus's own source: what the envelope says of itself anybody may write
    const teller = { kind: 'outside', source: delivery.source } as const;
    // a refusal leaves no mark: sent or replayed later, the same event may be right
    const mark = (result: RecordFactResult) =>
      result.kind === 'recorded' ? { eventMarker: { id: factId(event, teller), at: event.time } } : {};
    const outcome = await unlessRestricted(
      work.run({
        merchantId,
        now,
        about: itemOf(event),
        extra: mark,
        decide: (snapshot, context) => recordFact(snapshot, { event, teller, pepper }, context),
      }),
    );
    if (outcome === undefined) return refuse(delivery, merchantRestricted, merchantId);
    if (outcome.applied === 'again' || outcome.decided.kind !== 'rejected') {
      log.info('fact.recorded', { merchantId, type: event.type, applied: outcome.applied });
      return;
    }
    const { rejection } = outcome.decided;
    const mine = rejection.code === 'merchant_unknown' && isOfCase(event);
    const match = mine ? await unmatched.matchOf(event.data.caseId) : undefined;
    // a person said whose the case is
    if (match !== undefined && match.merchantId !== merchantId) return handle(needs)(toMerchant(delivery, match));
    const age = Date.parse(now) - Date.parse(delivery.time);
    // a clock that is years ahead does not make us wait for years
    if (mayComeYet.has(rejection.code) && Math.abs(age) < patience) throw new MerchantNotFound(merchantId);
    if (mine) return keepForPerson(needs, delivery, event);
    await refuse(delivery, rejection, merchantId);
  };
