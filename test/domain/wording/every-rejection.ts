import { mapAgain } from '../../../connectors/map-again.ts';
import { refusalOf } from '../../../domain/activation/refuse-payment.ts';
import { applicationSubmitted } from '../../../domain/events/application.ts';
import type { Rejection } from '../../../domain/events/rejection.ts';
import { parseEvent } from '../../../domain/events.ts';
import { applicationFingerprint, sealApplication } from '../../../domain/merchant/seal-application.ts';
import type { Item } from '../../../domain/model/item.ts';
import { handle as aggregateWith } from '../../../functions/events/aggregate-payments/handler.ts';
import { handle as recordWith } from '../../../functions/events/record-fact/handler.ts';
import { handle as startWith } from '../../../functions/events/start-playbook/handler.ts';
import { someRequirement } from '../../adapters/some.ts';
import {
  application,
  approved,
  captured,
  delivered,
  delivery,
  envelope,
  merchantId,
  message,
  monday,
  pepper,
  settle,
  town,
} from '../../functions/town.ts';
import { registered } from '../given.ts';
import { badEvents } from './bad-events.ts';

const minute = (n: number): string => new Date(Date.parse(monday) + n * 60_000).toISOString();

/** a town that keeps what it refuses */
const listening = () => {
  const here = town();
  const refused: Rejection[] = [];
  const refuse = async (_delivery: unknown, rejection: Rejection): Promise<void> => {
    refused.push(rejection);
  };
  return { ...here, pepper, refuse, refused };
};
type Settled = Parameters<typeof settle>[1];

/** by its schema: every field of every event, wrong in every way */
export const refusedByShape = (): readonly Rejection[] => {
  const deep = JSON.parse(`${'['.repeat(300_000)}${']'.repeat(300_000)}`);
  const more = [null, 'no event', envelope('merchant.approved.v1', {}), envelope('pay"ment\n', {}), envelope('x', { deep })];
  return [...badEvents(), ...more].map(parseEvent).flatMap((parsed) => (parsed.ok ? [] : [parsed.rejection]));
};

const paymentsOf = async (merchant: Settled | undefined, ...events: readonly ReturnType<typeof captured>[]) => {
  const here = listening();
  if (merchant !== undefined) await settle(here, merchant);
  for (const event of events) await aggregateWith(here)([message(event)]);
  return here.refused;
};
const left = { ...approved, lifecycleStage: 'offboarded' as const, closedAt: minute(-60) };

/** payments, one kind of refusal each */
export const refusedPayments = async (): Promise<readonly Rejection[]> => {
  const first = captured('p1', 500, minute(-30));
  const { merchant } = registered();
  const negative = { kind: 'captured', id: 'p', amountMinor: -5, currency: 'BRL', at: monday } as const;
  const unasked = refusalOf(merchant, negative, monday);
  return [
    ...(unasked === undefined ? [] : [unasked]),
    ...(await paymentsOf(undefined, first)),
    ...(await paymentsOf({}, first)),
    ...(await paymentsOf(approved, captured('p1', 2 ** 50, monday))),
    ...(await paymentsOf(approved, captured('p1', 500, monday, { currency: 'EUR' }))),
    ...(await paymentsOf(approved, captured('p1', 500, minute(3_000)))),
    ...(await paymentsOf(approved, first, captured('p1', 700, minute(-30)), captured('p1', 500, minute(-29)))),
    ...(await paymentsOf({ lifecycleStage: 'offboarded', declinedAt: minute(-60) }, first)),
    ...(await paymentsOf(left, first)),
    ...(await paymentsOf(approved, envelope('nudge.opted-out.v1', {}))),
  ];
};

const factOf = async (
  event: { type: string },
  { items = [], known = true, as = event.type }: { items?: readonly Item[]; known?: boolean; as?: string } = {},
) => {
  const here = listening();
  if (known) await settle(here, approved, items);
  // older than what may yet come is waited for
  await recordWith(here)({ ...delivery(event, as), time: minute(-10) });
  return here.refused;
};
const asked = someRequirement(merchantId, 'identifier:vat_number');
const account = someRequirement(merchantId, 'identifier:bank_account');
const onFile: Item = {
  ...{ kind: 'bank_account', merchantId, id: 'primary', version: 0, country: 'BR', last4: '0001', fingerprint: 'f'.repeat(32) },
  addedAt: monday,
};

/** facts about a merchant, one kind of refusal each */
export const refusedFacts = async (): Promise<readonly Rejection[]> => {
  const unknown = { requirementId: 'no "such" thing' };
  const boarding = envelope('payment-method.boarding.changed.v1', { method: 'boleto', status: 'activated' });
  return [
    ...(await factOf(envelope('nudge.opted-out.v1', {}), { known: false })),
    ...(await factOf(envelope('nudge.opted-out.v1', {}), { as: 'csat.rated.v1' })),
    ...(await factOf(envelope('nudge.opted-out.v1', {}, { time: minute(60) }))),
    ...(await factOf(envelope('csat.rated.v1', { csatId: 'c-9', rating: 5 }))),
    ...(await factOf(envelope('question.asked.v1', { caseId: 'c-9', questionId: 'q-1', provider: 'nobody', text: 'Where?' }))),
    ...(await factOf(envelope('api-key.ended.v1', { keyId: 'k-9', endsAt: minute(0) }))),
    ...(await factOf(
      envelope('requirement.submitted.v1', { requirementId: account.id, value: 'BR1800360305000010009795493C1' }),
      { items: [account, onFile] },
    )),
    ...(await factOf(envelope('account-change.objected.v1', { changeId: 'c-9' }))),
    ...(await factOf(envelope('requirement.verified.v1', unknown))),
    ...(await factOf(envelope('requirement.verified.v1', unknown), { items: [asked] })),
    ...(await factOf(envelope('requirement.verified.v1', { requirementId: asked.id }), { items: [asked] })),
    ...(await factOf(envelope('requirement.submitted.v1', { requirementId: asked.id }), { items: [asked] })),
    ...(await factOf(boarding, { items: registered().paymentMethods.map((one) => ({ ...one, version: 0 })) })),
  ];
};

const applicationOf = async (merchant: Settled, event = applied) => {
  const here = listening();
  await settle(here, merchant);
  await startWith(here)(delivered(event));
  return here.refused;
};
const applied = envelope('merchant.application.submitted.v1', { ...application });
const fingerprint = applicationFingerprint(sealApplication(applicationSubmitted.parse(applied), pepper));

/** applications, one kind of refusal each */
export const refusedApplications = async (): Promise<readonly Rejection[]> => [
  ...(await applicationOf({ fingerprint: 'another' })),
  ...(await applicationOf({ ...left, fingerprint })),
  ...(await applicationOf({ ...left, fingerprint, restricted: { since: monday, until: monday } })),
  ...(await applicationOf({}, envelope('nudge.opted-out.v1', {}))),
];

/** messages of connectors that no event could be made of: of a type without a mapping, and of a connector that is gone */
export const refusedMessages = async (): Promise<readonly Rejection[]> => {
  const told = { type: 'invoice.paid', body: { type: 'invoice.paid' }, deliveryId: 'd-1', signature: 's-1', receivedAt: monday };
  const mapped = await Promise.all(['stripe', 'gone'].map((connector) => mapAgain({ ...told, connector })));
  return mapped.flatMap((one) => (one.kind === 'rejected' ? [one.rejection] : []));
};

/** outages told by the wrong one, at the wrong time, or twice */
export const refusedOutages = async (): Promise<readonly Rejection[]> => {
  const here = listening();
  const until = '2026-11-23T16:00:00.000Z';
  const declared = { provider: 'identity_check', capability: 'verification', from: monday, until };
  const tell = async (type: string, data: object, source = 'id-check') => {
    await recordWith(here)(delivery(envelope(type, { ...data }, { subject: 'inc-1' }), type, source));
  };
  await tell('outage.declared.v1', declared, 'boarding');
  await tell('outage.declared.v1', { ...declared, from: '2026-11-23T09:00:00.000Z' });
  await tell('outage.declared.v1', { ...declared, until: monday });
  await tell('outage.declared.v1', { ...declared, until: '2027-11-23T16:00:00.000Z' });
  await tell('outage.ended.v1', {});
  for (const _again of [1, 2]) await tell('outage.declared.v1', declared);
  await tell('outage.extended.v1', { until });
  here.clock.set(until);
  await tell('outage.ended.v1', {});
  return here.refused;
};
