import { describe, expect, it } from 'vitest';
import { country, timeZone } from '../../../domain/values.ts';

describe('values that are asked of Intl', () => {
  it('are judged alike the first time, again, and beyond what is remembered', () => {
    const wrong = Array.from({ length: 1_200 }, (_, n) => `Nowhere/Town${n}`);
    for (const zone of [...wrong, ...wrong]) expect(timeZone.safeParse(zone).success).toBe(false);
    for (const zone of ['Asia/Tokyo', 'Asia/Tokyo', 'America/Sao_Paulo']) expect(timeZone.safeParse(zone).success).toBe(true);
    for (const code of ['BR', 'BR']) expect(country.safeParse(code).success).toBe(true);
    for (const code of ['ZZ', 'QX', 'br']) expect(country.safeParse(code).success).toBe(false);
  });
});
