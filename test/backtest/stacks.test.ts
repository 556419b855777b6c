import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReplayOutcome } from '../../programs/replay/play-history.ts';
import { merge } from '../../programs/replay/stacks/merge.ts';
import { share } from '../../programs/replay/stacks/share.ts';
import type { Feed } from '../../world/history/history-events.ts';

const history = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.nat(30)), { selector: ([name]) => name }).map(
  (sellers): Feed => ({
    merchants: sellers.map(([externalReference]) => ({ externalReference, submittedAt: 0, application: {} })),
    payments: sellers.flatMap(([externalReference, sales]) =>
      Array.from({ length: sales }, (_, at) => ({
        externalReference,
        paymentId: `${externalReference} ${at}`,
        at,
        amountMinor: 1,
        currency: 'BRL',
        kind: 'captured' as const,
      })),
    ),
  }),
);

describe('a history shared out over stacks', () => {
  it('loses and doubles nothing, keeps a merchant and its payments together, and is shared alike each time', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 5 }), (feed, stacks) => {
        const shares = share(feed, stacks);
        expect(shares).toEqual(share(feed, stacks));
        expect(shares).toHaveLength(stacks);
        const merchants = shares.flatMap((one) => one.merchants.map((merchant) => merchant.externalReference));
        expect(merchants.toSorted()).toEqual(feed.merchants.map((merchant) => merchant.externalReference).toSorted());
        const payments = shares.flatMap((one) => one.payments.map(({ paymentId }) => paymentId));
        expect(payments.toSorted()).toEqual(feed.payments.map(({ paymentId }) => paymentId).toSorted());
        for (const { merchants: its, payments: sold } of shares) {
          const names = new Set(its.map(({ externalReference }) => externalReference));
          expect(sold.every(({ externalReference }) => names.has(externalReference))).toBe(true);
        }
      }),
    );
  });

  it('is shared evenly by work: a merchant who sells much weighs more than one who does not', () => {
    const seller = (externalReference: string) => ({ externalReference, submittedAt: 0, application: {} });
    const sale = (at: number) => ({
      externalReference: 'busy',
      paymentId: String(at),
      at,
      amountMinor: 1,
      currency: 'BRL',
      kind: 'captured' as const,
    });
    const feed = { merchants: ['busy', 'a', 'b', 'c'].map(seller), payments: Array.from({ length: 100 }, (_, at) => sale(at)) };
    expect(share(feed, 2).map(({ merchants }) => merchants.length)).toEqual([1, 3]);
  });

  it('keeps payments of nobody', () => {
    const stray = { externalReference: 'x', paymentId: '1', at: 0, amountMinor: 1, currency: 'BRL', kind: 'captured' as const };
    expect(share({ merchants: [], payments: [stray] }, 2).map(({ payments }) => payments.length)).toEqual([1, 0]);
  });
});

describe('the outcomes of several stacks', () => {
  const line = (externalReference: string) => ({
    externalReference,
    stage: 'care',
    stageHistory: [],
    firstSaleAt: null,
    tpvMinor: 0,
    currency: 'BRL',
    milestones: {},
    nudges: [],
    tasks: [],
    merchantId: `m_${externalReference}`,
    nudgeGroup: 'treated',
    notNudgedBecause: null,
  });
  const outcome = (reference: string, at: string, units: number): ReplayOutcome => ({
    lines: [line(reference)],
    refused: [{ id: reference, at, type: null, merchantId: null, code: 'x', reason: reference }],
    usage: {
      stateTransitions: units,
      lambdaRequests: units,
      lambdaMs: units,
      lambdaGbSeconds: 0.1,
      coldStarts: 10,
      coldGbSeconds: 2.5,
      readUnits: { table: units, 'table/due': 10 },
      writeUnits: { table: units, [`table/${reference}`]: 1 },
      events: units,
      schedulerInvocations: units,
      queueRequests: units,
      mails: units,
      apiRequests: units,
      apiDestinationCalls: units,
    },
    failures: [`${reference} failed`],
  });

  it('are one: merchants in the order of the history, refusals by time, usage added up', () => {
    const sweep = { shards: 2, memoryMb: 512 };
    const merged = merge([outcome('b', '2018-01-02', 1), outcome('a', '2018-01-01', 2)], ['a', 'b', 'never registered'], sweep);
    expect(merged.lines.map(({ externalReference }) => externalReference)).toEqual(['a', 'b']);
    expect(merged.refused.map(({ reason }) => reason)).toEqual(['a', 'b']);
    expect(merged.usage).toMatchObject({ stateTransitions: 3, apiDestinationCalls: 3 });
    expect(merged.usage.writeUnits).toEqual({ table: 3, 'table/a': 1, 'table/b': 1 });
    // one deployment looks as often as one of them: the other's look, its start and its two Queries are taken off
    expect(merged.usage).toMatchObject({ schedulerInvocations: 2, lambdaRequests: 2, lambdaMs: -12, coldStarts: 19 });
    expect(merged.usage).toMatchObject({ lambdaGbSeconds: 0.1925, coldGbSeconds: 4.85 });
    expect(merged.usage.readUnits).toEqual({ table: 3, 'table/due': 19 });
    expect(merged.failures).toEqual(['b failed', 'a failed']);
  });
});
