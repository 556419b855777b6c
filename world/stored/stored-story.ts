import { inboundTypes } from '../../domain/events.ts';
import type { Merchant } from '../../domain/model/merchant.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { DecidedTask, Task } from '../../domain/model/task.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import type { CheckedField } from '../../domain/requirement/check-field.ts';
import type { OutsideEvent } from '../outside-events.ts';
import { asApplied, valueHandedIn } from './as-applied.ts';

/** all that is stored of a merchant */
interface Stored {
  readonly snapshot: Snapshot;
  readonly timeline: readonly TimelineEntry[];
  readonly buckets: readonly PaymentBucket[];
}

/** a merchant's own story: what reached it from outside, and what people decided about it */
export interface StoredStory {
  readonly merchantId: string;
  readonly name: string;
  /** ascending by `at` */
  readonly events: readonly OutsideEvent[];
  readonly decisions: readonly DecidedTask[];
  /** tasks people were asked and have not decided yet */
  readonly open: readonly { readonly queue: string; readonly subjectKind: string; readonly subjectId: string }[];
}

const facts: ReadonlySet<string> = new Set(inboundTypes.filter((type) => type !== 'merchant.application.submitted.v1'));

/** the application as far as it is kept: an account number is not, so nobody applies with one */
const applicationOf = ({ snapshot, timeline }: Stored): OutsideEvent => {
  const { merchant } = snapshot;
  const registered = timeline.find(({ type }) => type === 'merchant.registered.v1');
  const {
    externalReference: subject,
    pspClient,
    legalName,
    tradingName,
    legalEntityType,
    registrationNumber,
  }: Merchant = merchant;
  const { vatNumber, companyRegisteredOn, mcc, country, currency, timeZone, locale, website } = merchant;
  const { declaredMonthlyVolumeMinor, referrer, contact } = merchant;
  const persons = snapshot.persons.map(({ name, roles, birthDate, country: of, ownershipPercent }) => ({
    ...{ name, roles, birthDate, country: of, ownershipPercent },
  }));
  const given = asApplied(timeline);
  const as = (field: CheckedField, now: string | undefined): string | undefined => (given.has(field) ? given.get(field) : now);
  const data = {
    ...{ pspClient, legalName, tradingName, legalEntityType, companyRegisteredOn },
    ...{ registrationNumber: as('registration_number', registrationNumber), vatNumber: as('vat_number', vatNumber) },
    ...{ mcc: as('mcc', mcc), website: as('website', website) },
    ...{ country, currency, timeZone, locale, declaredMonthlyVolumeMinor, referrer, persons },
    contact: { ...contact, email: as('email', contact.email), phone: as('phone', contact.phone) },
    paymentMethods: registered?.data['paymentMethods'],
  };
  const at = Date.parse(merchant.registeredAt);
  // without what is not there
  return {
    id: `application of ${subject}`,
    type: 'merchant.application.submitted.v1',
    subject,
    at,
    data: JSON.parse(JSON.stringify(data)),
  };
};

const factOf = ({ snapshot: { merchant }, timeline }: Stored, entry: TimelineEntry): OutsideEvent => {
  const { id, causationId, type, at, recordedAt } = entry;
  const { stale: _stale, valueGiven: _given, ...rest } = entry.data;
  const value = valueHandedIn(merchant, timeline, entry);
  const told = value === undefined ? rest : { ...rest, value };
  const subject = merchant.externalReference;
  return { id: causationId ?? id, type, subject, at: Date.parse(recordedAt ?? at), data: told };
};

const paymentsOf = ({ externalReference: subject, currency, pspClient }: Merchant, buckets: readonly PaymentBucket[]) =>
  buckets.flatMap(({ hour, records }) =>
    records.map(({ idHash, offsetMs, amountMinor, kind, line }): OutsideEvent => {
      const at = Date.parse(hour) + offsetMs;
      const [own, instant] = [line?.id ?? idHash, new Date(at).toISOString()];
      const paid = { paymentId: line?.of ?? own, amountMinor, currency, pspClient };
      const method = line?.method === undefined ? {} : { method: line.method };
      const data =
        kind === 'captured'
          ? { ...paid, capturedAt: instant, ...method }
          : { ...paid, refundId: own, refundedAt: instant, ...method };
      return { id: `${kind} ${own}`, type: `payment.${kind}.v1`, subject, at, data };
    }),
  );

const isDecided = (task: Task): task is DecidedTask => task.status === 'decided';

/** the story of a merchant as it is stored: its application, the facts of its timeline, its payments, the decisions of people */
export const storyOfStored = (stored: Stored): StoredStory => {
  const { merchant, tasks } = stored.snapshot;
  const told = stored.timeline.filter(({ type, id }) => facts.has(type) && !id.includes('/')).map((one) => factOf(stored, one));
  const events = [applicationOf(stored), ...told, ...paymentsOf(merchant, stored.buckets)];
  return {
    merchantId: merchant.merchantId,
    name: merchant.tradingName ?? merchant.legalName,
    events: events.sort((one, other) => one.at - other.at),
    open: tasks
      .filter(({ status }) => status === 'open' || status === 'claimed')
      .map(({ queue, subjectKind, subjectId }) => ({ queue, subjectKind, subjectId })),
    decisions: tasks.filter(isDecided).sort((one, other) => (one.openedAt < other.openedAt ? -1 : 1)),
  };
};
