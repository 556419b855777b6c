import { describe, expect, it } from 'vitest';
import { countCode, countTry, type SignInAttempt, triesLeft } from '../../../domain/sign-in/sign-in-attempt.ts';
import { because } from '../refused-because.ts';

const start = Date.parse('2026-03-02T09:00:00.000Z');
const since = (seconds: number) => new Date(start + seconds * 1_000).toISOString();
const asked = (times: number, every: number): SignInAttempt => {
  let known: SignInAttempt | undefined;
  for (let n = 0; n < times; n += 1) known = countCode(known, `ticket-${n}`, since(n * every));
  return known as SignInAttempt;
};

describe('a code is sent', () => {
  it('half a minute after the one before it', () => {
    const known = asked(1, 0);
    expect(() => countCode(known, 'next', since(29))).toThrow(because('code-too-soon', { until: since(30) }));
    expect(countCode(known, 'next', since(30)).sentAt).toEqual([since(0), since(30)]);
  });

  it('ten times a day', () => {
    const known = asked(10, 60);
    expect(() => countCode(known, 'next', since(3_600))).toThrow(because('codes-too-many', { until: since(86_400) }));
    expect(countCode(known, 'next', since(86_400)).sentAt).toHaveLength(10);
  });

  it('with tries of its own: those at the last one do not count', () => {
    const tried = countTry(asked(1, 0), 'ticket-0', since(1));
    expect([tried.misses, countCode(tried, 'next', since(60)).misses]).toEqual([1, 0]);
  });
});

describe('a code is tried', () => {
  it('three times', () => {
    let known = asked(1, 0);
    for (const left of [2, 1, 0]) {
      known = countTry(known, 'ticket-0', since(60));
      expect(triesLeft(known)).toBe(left);
    }
    expect(() => countTry(known, 'ticket-0', since(60))).toThrow(because('code-ended', {}));
  });

  it('for a quarter of an hour', () => {
    expect(countTry(asked(1, 0), 'ticket-0', since(899)).misses).toBe(1);
    expect(() => countTry(asked(1, 0), 'ticket-0', since(900))).toThrow(because('code-expired', {}));
  });

  it('by whoever asked for it, and not before anybody did', () => {
    const expired = because('code-expired');
    expect(() => countTry(asked(1, 0), 'another', since(1))).toThrow(expired);
    expect(() => countTry(undefined, 'ticket-0', since(1))).toThrow(expired);
    expect(() => countTry({ ...asked(1, 0), sentAt: [] }, 'ticket-0', since(1))).toThrow(expired);
  });
});
