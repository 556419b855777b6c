import { describe, expect, test } from 'vitest';
import { mayTellOfOutage, outageIdOf, outageRejection } from '../../../domain/outage/outage-fact.ts';
import { aPolicy } from '../given.ts';

describe('who tells of an outage', () => {
  const { requirements } = aPolicy();

  test('a provider of its own only, and the systems of operations of any', () => {
    const may = (source: string, provider: string) => mayTellOfOutage(requirements, source, provider);
    expect([may('id-check', 'identity_check'), may('id-check', 'scheme_boarding'), may('back-office', 'anybody')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(may('stranger', 'identity_check')).toBe(false);
  });

  test('two senders who give it the same name tell of two outages', () => {
    expect(outageIdOf('id-check', 'inc-1')).not.toBe(outageIdOf('boarding', 'inc-1'));
    expect(outageIdOf('a', 'b c')).not.toBe(outageIdOf('a b', 'c'));
  });

  test('what is refused for another reason is no matter of the event', () => {
    expect(outageRejection({ code: 'outage-unconfirmed', about: {} })).toBeUndefined();
  });
});
