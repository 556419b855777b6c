import { describe, expect, test } from 'vitest';
import { cutIntoBatches } from '../../../domain/activation/fill-buckets.ts';
import { giveBack, saleHashesOf } from '../../../domain/activation/give-back.ts';
import { idHashOf, type PaymentFact } from '../../../domain/activation/payment-fact.ts';
import { sale, take } from '../activation/given-payments.ts';
import { at, inStage, shopId, tuesday } from '../given.ts';

const now = at('2018-06-01T12:00:00.000Z');
const approved = () => inStage('activation', { approvedAt: tuesday, chargesEnabled: true });
const back = (id: string, of: string | undefined, when: string, amountMinor = 100): PaymentFact => ({
  ...sale(id, when, amountMinor),
  kind: 'refunded',
  line: { id, ...(of !== undefined && { of }) },
});

describe('what is given back of a sale', () => {
  test('adds up, in order of time, whichever order the refunds come in and however often', () => {
    const ledger = { snapshot: approved(), buckets: [], timeline: [], refunded: [] };
    const late = back('r2', 'p1', '2018-03-09T10:00:00.000Z', 50);
    const early = back('r1', 'p1', '2018-03-08T10:00:00.000Z');
    for (const batch of [[late], [early, late], [sale('p1', '2018-03-07T10:00:00.000Z', 500)], [early]]) take(ledger, batch, now);
    expect(ledger.refunded).toMatchObject([
      {
        merchantId: shopId,
        saleHash: idHashOf({ kind: 'captured', id: 'p1' }),
        version: 2,
        count: 2,
        refundedMinor: 150,
        refunds: [
          { id: 'r1', at: '2018-03-08T10:00:00.000Z', amountMinor: 100 },
          { id: 'r2', at: '2018-03-09T10:00:00.000Z', amountMinor: 50 },
        ],
      },
    ]);
  });

  test('keeps the latest fifty and the sum of all', () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      back(`r${n}`, 'p1', new Date(Date.parse('2018-03-08') + n * 60_000).toISOString()),
    );
    const [changed] = giveBack(shopId, [], many);
    expect([changed?.count, changed?.refundedMinor, changed?.refunds.length, changed?.refunds[0]?.id]).toEqual([
      60,
      6000,
      50,
      'r10',
    ]);
  });

  test('is nothing for a sale, and for a refund that names no sale', () => {
    const facts = [sale('p1', '2018-03-07T10:00:00.000Z'), back('r1', undefined, '2018-03-08T10:00:00.000Z')];
    expect(giveBack(shopId, [], facts)).toEqual([]);
    expect(saleHashesOf(facts)).toEqual([]);
  });

  test('is cut so that one transaction holds the sales of a batch', () => {
    const many = Array.from({ length: 50 }, (_, n) => back(`r${n}`, `p${n % 40}`, '2018-03-08T10:00:00.000Z'));
    const batches = cutIntoBatches(many);
    expect(batches.flat().length).toBe(50);
    for (const batch of batches) expect(saleHashesOf(batch).length).toBeLessThanOrEqual(20);
  });
});
