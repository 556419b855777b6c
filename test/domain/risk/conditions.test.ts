import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Condition, condition } from '../../../domain/policy/condition.ts';
import { factsOf, holds } from '../../../domain/risk/evaluate-condition.ts';
import { signalValue } from '../../../domain/risk/signals.ts';
import { calm } from './calm.ts';

describe('a condition', () => {
  it.each<[Condition, boolean]>([
    [{ op: 'eq', fact: 'mcc_risk', value: 'low' }, true],
    [{ op: 'eq', fact: 'mcc_risk', value: 'high' }, false],
    [{ op: 'ne', fact: 'mcc_risk', value: 'high' }, true],
    [{ op: 'ne', fact: 'company_age_days', value: 3 }, false],
    [{ op: 'gt', fact: 'failed_submissions', value: 2 }, false],
    [{ op: 'gte', fact: 'failed_submissions', value: 2 }, true],
    [{ op: 'lt', fact: 'failed_submissions', value: 2 }, false],
    [{ op: 'lte', fact: 'failed_submissions', value: 2 }, true],
    [{ op: 'lt', fact: 'company_age_days', value: 180 }, false],
    [{ op: 'between', fact: 'declared_volume_minor', from: 500, to: 600 }, true],
    [{ op: 'between', fact: 'declared_volume_minor', from: 501, to: 600 }, false],
    [{ op: 'between', fact: 'declared_volume_minor', from: 1, to: 499 }, false],
    [{ op: 'in', fact: 'volume_tier', values: ['low', 'mid'] }, true],
    [{ op: 'in', fact: 'company_age_days', values: [1] }, false],
    [{ op: 'not_in', fact: 'volume_tier', values: ['high'] }, true],
    [{ op: 'not_in', fact: 'volume_tier', values: ['low'] }, false],
    [{ op: 'not_in', fact: 'company_age_days', values: [1] }, false],
    [{ op: 'known', fact: 'company_age_days' }, false],
    [{ op: 'unknown', fact: 'company_age_days' }, true],
    [{ op: 'unknown', fact: 'no_such_signal' }, true],
    [{ op: 'gt', fact: 'mcc_risk', value: 1 }, false],
  ])('%o is %s', (one, expected) => {
    expect(holds(one, calm)).toBe(expected);
  });

  const leaf = fc.constantFrom<Condition>(
    { op: 'eq', fact: 'mcc_risk', value: 'low' },
    { op: 'gt', fact: 'failed_submissions', value: 5 },
    { op: 'unknown', fact: 'company_age_days' },
  );
  it('law: all and any of parts are what they are of booleans, and not is not', () => {
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 5 }), (parts) => {
        const truths = parts.map((one) => holds(one, calm));
        expect(holds({ op: 'all', of: parts }, calm)).toBe(truths.every(Boolean));
        expect(holds({ op: 'any', of: parts }, calm)).toBe(truths.some(Boolean));
        expect(holds({ op: 'not', of: { op: 'all', of: parts } }, calm)).toBe(!truths.every(Boolean));
        expect(factsOf({ op: 'not', of: { op: 'any', of: parts } })).toEqual(parts.flatMap(factsOf));
        expect(factsOf({ op: 'all', of: parts })).toEqual(parts.flatMap(factsOf));
      }),
    );
  });
  it('is data of known operators only: anything that looks like code is refused', () => {
    expect(condition.safeParse({ op: 'eval', fact: 'x', value: 'process.exit()' }).success).toBe(false);
    expect(condition.safeParse({ op: 'all', of: [{ op: 'not', of: { op: 'known', fact: 'x' } }] }).success).toBe(true);
  });
  it('speaks of signals by name, and of nothing inherited', () => {
    expect([signalValue(calm, 'mcc_risk'), signalValue(calm, 'toString')]).toEqual(['low', undefined]);
  });
});
