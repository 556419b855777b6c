import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactAmount, roundedAmount } from '../../../domain/money/format-amount.ts';
import { majorAmount, minorDigits, plainAmount } from '../../../domain/money/minor-units.ts';

describe('an amount in minor units', () => {
  it.each([
    [15_000_000, 'COP', '150000.00'],
    [40_000, 'HUF', '400.00'],
    [5_000, 'IDR', '50.00'],
    [100, 'JPY', '100'],
    [100, 'ISK', '100'],
    [100, 'UGX', '100'],
    [100, 'CLP', '100'],
    [12_345, 'CLF', '1.2345'],
    [1_234, 'KWD', '1.234'],
    [1_234, 'IQD', '1.234'],
    [5, 'MGA', '0.05'],
    [5, 'MRU', '0.05'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [-7, 'JPY', '-7'],
    [0, 'BHD', '0.000'],
    [100, 'QQQ', '1.00'],
  ])('%d of %s is %s', (minor, currency, plain) => {
    expect(plainAmount(minor, currency)).toBe(plain);
  });
  it('law: says the very amount, with the digits of ISO 4217', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom('JPY', 'HUF', 'KWD', 'CLF'), (minor, currency) => {
        const [, fraction = ''] = plainAmount(minor, currency).split('.');
        expect(fraction).toHaveLength(minorDigits(currency));
        expect(Number(plainAmount(minor, currency).replace('.', ''))).toBe(minor);
      }),
    );
  });
  it('is written with every digit, or rounded to whole units, whatever a language shows by itself', () => {
    expect(exactAmount('en', 'HUF')(40_000)).toBe('HUF\u00a0400.00');
    expect(exactAmount('en', 'IQD')(1_234)).toBe('IQD\u00a01.234');
    expect(exactAmount('en', 'JPY')(300)).toBe('¥300');
    expect(roundedAmount('en', 'IQD')(1_500_000)).toBe('IQD\u00a01,500');
    expect(majorAmount(1_234, 'KWD')).toBe(1.234);
  });
});
