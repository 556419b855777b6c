import { describe, expect, test } from 'vitest';
import { payoutFailed, payoutPaid } from '../../../domain/events/inbound.ts';
import { payoutFact } from '../../../domain/fact/payout-fact.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import type { AccountChange } from '../../../domain/model/account-change.ts';
import { itemsOf, snapshotOf } from '../../../domain/model/snapshot.ts';
import { withItem, withoutItem } from '../../../domain/model/with-item.ts';
import { payoutShown } from '../../../domain/sales/shown-payout.ts';
import { at, inStage, tuesday } from '../given.ts';

const envelope = { specversion: '1.0', id: 'e1', source: 'ledger', time: '2018-03-07T10:00:00Z', subject: 'shop-1' };
const said = { payoutId: 'po-1', amountMinor: 500, currency: 'BRL', initiatedOn: '2018-03-07' };
const paid = (more: object = {}) =>
  payoutPaid.parse({ ...envelope, type: 'payout.paid.v1', data: { ...said, paidAt: '2018-03-09T10:00:00Z', ...more } });
const failed = (more: object = {}) =>
  payoutFailed.parse({
    ...{ ...envelope, type: 'payout.failed.v1' },
    data: { ...said, failedAt: '2018-03-08T10:00:00Z', code: 'AC04', ...more },
  });
const merchant = inStage('activation', { approvedAt: tuesday });
const teller = { kind: 'outside', source: 'ledger' } as const;
type Event = ReturnType<typeof paid> | ReturnType<typeof failed>;
const told = (events: readonly Event[]) =>
  events.reduce(
    ({ snapshot }, event) => {
      const effect = payoutFact({ event, teller, snapshot, context: at('2018-03-10T10:00:00.000Z') });
      const [put] = effect.kind === 'takes' ? effect.puts : [];
      return { effect, snapshot: put === undefined ? snapshot : withItem(snapshot, { ...put, version: put.version + 1 }) };
    },
    { effect: undefined as ReturnType<typeof payoutFact> | undefined, snapshot: merchant },
  );

describe('the first payout to an account that was changed', () => {
  const change: AccountChange = {
    ...{ merchantId: merchant.merchant.merchantId, id: 'c-1', version: 4, kind: 'account_change', status: 'handed_over' },
    to: { of: 'bank_account', country: 'BR', last4: '4321', fingerprint: 'f'.repeat(32) },
    request: { through: 'page', urgent: false, oldAccountClosed: false, accountOfAnother: false },
    ...{ askedBy: { kind: 'merchant', id: 'ana' }, askedAt: tuesday, flags: [], approvals: [], handedOverAt: tuesday },
  };
  const changed = withItem(merchant, change);
  const record = (event: Event) => recordFact(changed, { event, teller, pepper: '' }, at('2018-03-10T10:00:00.000Z'));

  test('is told with the payout, once it is paid and not when it fails', () => {
    const { puts, timeline } = record(paid({ accountLast4: '4321' }));
    expect(puts).toMatchObject([{ kind: 'payout' }, { id: 'c-1', firstPayoutAt: '2018-03-09T10:00:00.000Z' }]);
    expect(timeline.map(({ type }) => type)).toEqual(['payout.paid.v1', 'account-change.first-payout.v1']);
    expect(new Set(timeline.map(({ id }) => id)).size).toBe(2);
    expect(record(failed({ accountLast4: '4321' })).timeline.map(({ type }) => type)).toEqual(['payout.failed.v1']);
  });

  test('is none that went to the old account', () => {
    expect(record(paid({ accountLast4: '0000' })).timeline.map(({ type }) => type)).toEqual(['payout.paid.v1']);
  });
});

describe('a payout', () => {
  test('is taken in of a merchant that has gone: what is left of its money is paid out', () => {
    const gone = inStage('offboarded', { approvedAt: tuesday });
    const { result, puts } = recordFact(gone, { event: paid(), teller, pepper: '' }, at('2018-03-10T10:00:00.000Z'));
    expect([result.kind, puts]).toMatchObject(['recorded', [{ kind: 'payout', status: 'paid' }]]);
  });

  test('that failed and was paid afterwards is paid, in whichever order both are heard of', () => {
    const events = [failed({ accountLast4: 'BR18 0036 9795' }), paid({ arrivesOn: '2018-03-10' })] as const;
    const inOrder = told(events).snapshot.payouts;
    expect(inOrder).toMatchObject([{ status: 'paid', arrivesOn: '2018-03-10', accountLast4: '9795', version: 2 }]);
    expect(inOrder[0]).not.toHaveProperty('failure');
    const turned = told([...events].reverse());
    expect(turned.effect).toEqual({ kind: 'stale', why: 'later_status_known' });
    expect(turned.snapshot.payouts).toMatchObject([{ status: 'paid' }]);
  });
  test('that failed says why and when it is tried again, if that is known', () => {
    expect(told([failed({ retryOn: '2018-03-12' })]).snapshot.payouts).toMatchObject([
      { status: 'failed', failure: 'AC04', retryOn: '2018-03-12', statusAt: '2018-03-08T10:00:00.000Z' },
    ]);
    expect(told([failed()]).snapshot.payouts[0]).not.toHaveProperty('retryOn');
    expect(told([paid()]).snapshot.payouts[0]).not.toHaveProperty('arrivesOn');
  });
  test('in another currency, or said again with another amount, is refused by field', () => {
    expect(told([paid({ currency: 'EUR' })]).effect).toMatchObject({
      kind: 'refused',
      rejection: { code: 'wrong_currency', field: 'data.currency' },
    });
    expect(told([failed(), paid({ amountMinor: 501 })]).effect).toMatchObject({
      kind: 'refused',
      rejection: { code: 'payment_conflict', field: 'data.amountMinor' },
    });
  });
  test('is part of a snapshot only while a decision is about it, and is shown without what is ours', () => {
    const { snapshot } = told([paid()]);
    const [one] = snapshot.payouts;
    if (one === undefined) throw new Error('no payout');
    expect(snapshotOf(itemsOf(snapshot))?.payouts).toEqual([one]);
    expect(withoutItem(snapshot, one)?.payouts).toEqual([]);
    expect(payoutShown(one)).not.toHaveProperty('merchantId');
  });
});
