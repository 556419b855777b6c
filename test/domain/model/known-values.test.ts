import { describe, expect, it } from 'vitest';
import { country, currency, timeZone } from '../../../domain/values.ts';

describe('a country', () => {
  it('is an assigned code of ISO 3166-1, or Kosovo', () => {
    for (const code of ['GB', 'GR', 'SS', 'CW', 'XK']) expect(country.safeParse(code).success, code).toBe(true);
    for (const code of ['UK', 'EL', 'EU', 'SU', 'AN', 'YU', 'XA', 'XI', 'AC', 'IC', 'EZ', 'UN', 'ZZ', 'gb', 'GBR'])
      expect(country.safeParse(code).success, code).toBe(false);
  });
});

describe('a currency', () => {
  it('is one of ISO 4217, or was lately', () => {
    for (const code of ['EUR', 'XCG', 'ZWG', 'UYW', 'HRK', 'BYR']) expect(currency.safeParse(code).success, code).toBe(true);
    for (const code of ['XXX', 'XAU', 'DEM', 'eur', 'BTC']) expect(currency.safeParse(code).success, code).toBe(false);
  });
});

describe('values that are asked of Intl', () => {
  it('are judged alike the first time, again, and beyond what is remembered', () => {
    const wrong = Array.from({ length: 1_200 }, (_, n) => `Nowhere/Town${n}`);
    for (const zone of [...wrong, ...wrong]) expect(timeZone.safeParse(zone).success).toBe(false);
    for (const zone of ['Asia/Tokyo', 'Asia/Tokyo', 'America/Sao_Paulo']) expect(timeZone.safeParse(zone).success).toBe(true);
    for (const code of ['BR', 'BR']) expect(country.safeParse(code).success).toBe(true);
    for (const code of ['ZZ', 'QX', 'br']) expect(country.safeParse(code).success).toBe(false);
  });
});
