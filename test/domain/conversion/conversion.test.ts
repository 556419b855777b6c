import { describe, expect, it, test } from 'vitest';
import { adviceFor, adviceOn } from '../../../domain/conversion/advice-for.ts';
import { type AttemptCount, attemptsOf } from '../../../domain/conversion/attempts.ts';
import { conversionDays, conversionOf } from '../../../domain/conversion/conversion.ts';
import { conversionAnswer } from '../../../domain/conversion/conversion-answer.ts';
import { withoutOwn } from '../../../domain/conversion/peers.ts';
import { someId } from '../../adapters/some.ts';

const now = '2026-11-24T10:00:00.000Z';
const tried = (day: string, code: string | null, n: number, more: Partial<AttemptCount> = {}): AttemptCount => ({
  ...{ day, code, n, method: 'visa', country: 'FR' },
  ...more,
});
const peers = (more: object = {}) => [{ method: 'visa', country: 'FR', merchants: 9, n: 1_000, paid: 900, reasons: [], ...more }];

describe('attempts of a merchant', () => {
  it('are its sales and what failed, by day, method and country', () => {
    const sold = (method?: string, country?: string) => ({
      ...{ idHash: '0'.repeat(16), offsetMs: 0, amountMinor: 1, kind: 'captured' as const },
      ...(method !== undefined && { line: { id: 'p', method, ...(country !== undefined && { country }) } }),
    });
    const given = { ...sold('visa', 'FR'), kind: 'refunded' as const };
    const bucket = { merchantId: someId(1), hour: '2026-11-23T10:00:00.000Z', part: 0, version: 1 };
    const failed = { merchantId: someId(1), day: '2026-11-23', part: 0, version: 1, known: '' };
    const counts = { 'expired_card|visa|FR': 2, unknown: 1 };
    expect(
      attemptsOf(
        [{ ...bucket, records: [sold('visa', 'FR'), sold('visa', 'FR'), sold('ideal'), sold(), given] }],
        [{ ...failed, counts }],
      ),
    ).toEqual([
      tried('2026-11-23', null, 2),
      tried('2026-11-23', null, 1, { method: 'ideal', country: '-' }),
      tried('2026-11-23', null, 1, { method: '-', country: '-' }),
      tried('2026-11-23', 'expired_card', 2),
      tried('2026-11-23', 'unknown', 1, { method: '-', country: '-' }),
    ]);
  });
});

describe('conversion', () => {
  it('looks at seven days, against the four weeks before them', () => {
    expect(conversionDays(now)).toEqual({ before: '2026-10-21', from: '2026-11-18', to: '2026-11-24' });
  });

  it('of a method is the share that was paid with where it lies, and says when it fell or rose beyond chance', () => {
    const counts = [
      ...[tried('2026-11-20', null, 60), tried('2026-11-20', 'insufficient_funds', 30), tried('2026-11-21', 'expired_card', 10)],
      ...[tried('2026-11-01', null, 380), tried('2026-11-01', 'insufficient_funds', 20)],
    ];
    const [line] = conversionOf(counts, peers(), now);
    expect(line).toMatchObject({
      ...{ now: { value: 0.6, n: 100 }, before: { value: 0.95, n: 400 }, moved: 'lower', against: 'lower' },
      peers: { value: 0.9, n: 1_000, merchants: 9 },
      reasons: [
        { code: 'insufficient_funds', n: 30, share: { value: 0.3, n: 100 }, before: { value: 0.05, n: 400 } },
        { code: 'expired_card', n: 10, before: { value: 0, n: 400 } },
      ],
    });
    // Wilson's interval of 60 of 100, as statsmodels' proportion_confint(60, 100, method='wilson') has it
    expect(line?.now.interval?.low).toBeCloseTo(0.50201, 4);
    expect(line?.now.interval?.high).toBeCloseTo(0.69064, 4);
    const rose = conversionOf(
      [tried('2026-11-20', null, 100), tried('2026-11-01', null, 50), tried('2026-11-01', 'x', 50)],
      [],
      now,
    );
    expect(rose).toMatchObject([{ moved: 'higher' }]);
  });

  it('says nothing of a difference that may be chance, of weeks without an attempt, or of fewer than five peers', () => {
    const [line] = conversionOf([tried('2026-11-20', null, 9), tried('2026-11-01', null, 10)], peers({ merchants: 4 }), now);
    expect(line).toMatchObject({ moved: 'same' });
    expect(line).not.toHaveProperty('peers');
    expect(conversionOf([tried('2026-11-20', null, 3)], [], now)).toMatchObject([
      { before: { value: null, n: 0 }, moved: 'same' },
    ]);
  });

  it('has the most tried method first, then in the order of names, and what was not tried this week not at all', () => {
    const all = [
      tried('2026-11-20', null, 2, { method: 'b' }),
      tried('2026-11-20', null, 2, { method: 'a' }),
      tried('2026-11-20', 'z', 9),
    ];
    const lines = conversionOf([...all, tried('2026-11-20', 'y', 9), tried('2026-11-01', null, 9, { method: 'old' })], [], now);
    expect(lines.map(({ method }) => method)).toEqual(['visa', 'a', 'b']);
    expect(lines[0]?.reasons.map(({ code }) => code)).toEqual(['y', 'z']);
  });
});

test('a merchant is no peer of itself', () => {
  const own = [tried('2026-11-20', null, 100), tried('2026-11-20', 'x', 50), tried('2026-09-01', null, 7)];
  expect(withoutOwn(peers(), own, now)).toMatchObject([{ merchants: 8, n: 850, paid: 800 }]);
  expect(withoutOwn(peers(), [tried('2026-11-20', null, 5, { method: 'ideal' })], now)).toEqual(peers());
});

test('advice is the first of policy that names the reason, in the language or in English; any other reason may have one too', () => {
  const advice = [
    { key: 'a', reasons: ['insufficient_funds'], texts: { en: 'Try later.', fr: 'Plus tard.' } },
    { key: 'b', reasons: ['*'], texts: { en: 'Ask us.' } },
  ];
  expect(adviceFor(advice, 'insufficient_funds', 'fr')).toBe('Plus tard.');
  expect(adviceFor(advice, 'expired_card', 'fr')).toBe('Ask us.');
  expect(adviceFor([], 'expired_card', 'fr')).toBeUndefined();
  const lines = conversionOf([tried('2026-11-20', 'insufficient_funds', 1), tried('2026-11-20', 'q', 1)], [], now);
  expect(conversionAnswer.parse(adviceOn(lines, advice.slice(0, 1), 'en'))).toMatchObject([
    { reasons: [{ advice: 'Try later.' }, { code: 'q' }] },
  ]);
});
