import { describe, expect, test } from 'vitest';
import { parseEcb } from '../../../adapters/list-files/parse-ecb.ts';
import { sampleRates, toReporting } from '../../../domain/money/reference-rates.ts';

const file = (days: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
    xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><gesmes:subject>Reference rates</gesmes:subject><Cube>${days}</Cube></gesmes:Envelope>`;

describe('amounts are compared in euros', () => {
  const rates = { asOf: '2026-11-20', rates: { USD: 1.25, JPY: 160, KWD: 0.32 }, sample: false };

  test('by the rate of the day, whatever the digits of a currency', () => {
    expect(toReporting(rates, 12_500, 'USD')).toBe(10_000);
    expect(toReporting(rates, 16_000, 'JPY')).toBe(10_000);
    expect(toReporting(rates, 32_000, 'KWD')).toBe(10_000);
    expect(toReporting(rates, 777, 'EUR')).toBe(777);
  });

  test('and not at all where there is no rate', () => {
    expect(toReporting(rates, 100, 'XAF')).toBeUndefined();
  });

  test('what ships is known to be a sample', () => {
    expect(sampleRates.sample).toBe(true);
    expect(Object.keys(sampleRates.rates).length).toBeGreaterThan(25);
  });
});

describe('the file of the European Central Bank', () => {
  test('is read with its day, the newest where there are several', () => {
    const day = (time: string, usd: string): string =>
      `<Cube time='${time}'><Cube currency='USD' rate='${usd}'/><Cube currency='JPY' rate='160.5'/></Cube>`;
    const read = parseEcb(file(day('2026-11-19', '1.1') + day('2026-11-20', '1.25')));
    expect(read).toEqual({ asOf: '2026-11-20', rates: { USD: 1.25, JPY: 160.5 }, sample: false });
  });

  test('is refused, with what to do, when it is another file or has a rate that is none', () => {
    expect(() => parseEcb('<Envelope/>')).toThrow(/eurofxref-daily\.xml/);
    expect(() => parseEcb(file("<Cube time='2026-11-20'></Cube>"))).toThrow(/rate is empty/);
    expect(() => parseEcb(file("<Cube time='2026-11-20'><Cube currency='USD' rate='N/A'/></Cube>"))).toThrow(/USD.*Download/);
    expect(() => parseEcb(file("<Cube time='2026-11-20'><Cube currency='USD' rate='0'/></Cube>"))).toThrow(/USD/);
  });
});
