import { applicationShelf } from '../../adapters/dynamodb/applications.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { outgoingLog } from '../../adapters/dynamodb/outgoing-log.ts';
import { paymentLedger } from '../../adapters/dynamodb/payment-ledger.ts';
import { rejectedEvents } from '../../adapters/dynamodb/rejected-events.ts';
import type { Table } from '../../adapters/dynamodb/table.ts';
import type { Item } from '../../domain/model/item.ts';
import type { PackedPayment } from '../../domain/model/payments.ts';
import { sealed } from '../domain/given.ts';
import { noon, nothingElse, someBucket, someCase, someEntry, someId, someMerchant } from './some.ts';

export const id = someId(1);
const later = '2036-01-01T00:00:00.000Z';
const stages = (['contact', 'identification', 'accounting'] as const).map((data) => ({ data, until: noon, law: 'l' }));
const erasure: Item = {
  ...{ kind: 'erasure', merchantId: id, id: 'persons', version: 0, status: 'restricted', askedBy: 'leo', askedAt: noon },
  ...{ reason: 'Zplanted letter', decidedBy: 'gwen', decidedAt: noon, stages, removed: [], dueAt: noon },
};
export const hourOfSale = '2026-03-01T10:00:00.000Z';
const nudge = (n: number): Item => ({
  ...{ kind: 'nudge', merchantId: id, id: `n${n}`, version: 0, stage: 'care', rung: 0, channel: 'email', template: 't' },
  ...{ locale: 'fr', subject: 'Zplanted', body: 'Zplanted', run: 'r', requestedAt: noon, status: 'delivered', deliveredAt: noon },
});

const alert: Item = {
  ...{ kind: 'alert', merchantId: id, id: 'payout_failed/zplanted@x.example', version: 0, alert: 'payout_failed' },
  ...{ member: 'zplanted@x.example', since: noon, told: [] },
};
const payout: Item = {
  ...{ kind: 'payout', merchantId: id, id: '2026-03-02~p1', version: 0, payoutId: 'p1', amountMinor: 4_200, currency: 'EUR' },
  ...{ initiatedOn: '2026-03-02', status: 'failed', statusAt: noon, accountLast4: '9713', failure: 'Zplanted is closed' },
};
const askedFor: Item = {
  ...{ kind: 'export', merchantId: id, id: `${noon}~1`, version: 0, format: 'csv', from: '2026-01-01', to: '2026-02-01' },
  ...{ timeZone: 'UTC', currency: 'EUR', language: 'en', askedAt: noon, askedBy: 'zplanted@x.example' },
  ...{ objectKey: 'exports/k', status: 'asked' },
};
export const sold: PackedPayment = {
  ...{ idHash: '0123456789abcdef', offsetMs: 1, amountMinor: 777, kind: 'captured' },
  line: { id: 'pay-1', reference: 'Zplanted order', customer: 'Z*** Zplanted', card: '9713', method: 'card' },
};
const givenBack = {
  ...{ merchantId: id, saleHash: '0123456789abcdef', version: 0, count: 1, refundedMinor: 7 },
  refunds: [{ id: 'refund-1', at: noon, amountMinor: 7 }],
};
const said = { merchantId: id, caseId: 'c', n: 1, at: noon, from: { kind: 'merchant', id }, text: 'Zplanted asks' } as const;

/** a merchant of some years, planted in every part of the table; another one beside it */
export const plant = async (table: Table): Promise<void> => {
  const merchants = merchantStore(table);
  const merchant = someMerchant(id, {
    ...{ legalName: 'Zplanted', contact: { email: 'zplanted@x.example' }, lifecycleStage: 'offboarded', closedAt: noon },
    restricted: { since: noon, until: later },
  });
  const member: Item = {
    kind: 'member',
    merchantId: id,
    id: 'zplanted@x.example',
    version: 0,
    role: 'owner',
    status: 'removed',
    since: noon,
  };
  const nudges = Array.from({ length: 50 }, (_, n) => nudge(n));
  await merchants.commit(
    id,
    { ...nothingElse, puts: [merchant, member, erasure, someCase(id, 'c', { title: 'Zplanted' })] },
    null,
  );
  await merchants.commit(id, { ...nothingElse, puts: nudges }, null);
  const [first, second] = nudges.map((one) => ({ ...one, version: 1 }));
  await merchants.commit(id, { ...nothingElse, archive: first && second ? [first, second] : [] }, null);
  const timeline = Array.from({ length: 60 }, (_, n) =>
    someEntry(id, `e${n}`, { type: 'contact.logged.v1', data: { summary: 'Zplanted' } }),
  );
  await merchants.commit(id, { ...nothingElse, timeline }, { name: 'Zplanted' });
  const about = { type: 'member.invited.v1', data: { memberId: 'zplanted@x.example' } };
  const invited = [3, 4].map((n) => someEntry(id, `member/zplanted${n}@x.example/invited/1`, about));
  await merchants.commit(
    id,
    { ...nothingElse, timeline: invited, eventMarker: { id: 'api/1', at: noon }, buckets: [someBucket(id, noon)] },
    { by: 'Zplanted' },
  );
  await merchants.commit(id, { ...nothingElse, puts: [alert, payout, askedFor], said: [said] }, null);
  await merchants.commit(
    id,
    { ...nothingElse, buckets: [{ ...someBucket(id, noon), hour: hourOfSale, records: [sold] }], refunded: [givenBack] },
    null,
  );
  const out = { title: 'Zplanted', tries: 1, since: noon };
  await outgoingLog(table).put('jira', { ...out, eventId: 'o1', merchantId: id, status: 'waiting' });
  await outgoingLog(table).put('jira', { ...out, eventId: 'o2', merchantId: id, status: 'sent' });
  await outgoingLog(table).put('jira', { ...out, title: 'Kept', eventId: 'o3', merchantId: someId(2), status: 'sent' });
  await merchants.commit(id, { ...nothingElse, eventMarker: { id: 'api/zplanted@x.example/1/k', at: noon } }, null);
  await applicationShelf(table).keep(id, 'f', sealed({ legalName: 'Zplanted' }), later);
  await paymentLedger(table).hold({ merchantId: id, paymentId: 'p', event: { note: 'Zplanted' }, heldAt: noon });
  const refused = { id: 'r', at: noon, code: 'c', field: 'f', message: 'm', remedy: 'r', type: undefined };
  await rejectedEvents(table).add({ ...refused, merchantId: id, original: { note: 'Zplanted' } }, later);
  const unread = { detail: { subject: merchant.externalReference, note: 'Zplanted' } };
  await rejectedEvents(table).add({ ...refused, id: 'u', merchantId: undefined, original: unread }, later);
  const neighbour = someMerchant(someId(2), { legalName: 'Neighbour', externalReference: 'another' });
  await merchants.commit(
    someId(2),
    { ...nothingElse, puts: [neighbour], timeline: [someEntry(someId(2), 'e', { reason: 'Kept' })] },
    null,
  );
  await rejectedEvents(table).add({ ...refused, id: 'n', merchantId: someId(2), original: { note: 'Kept' } }, later);
};
