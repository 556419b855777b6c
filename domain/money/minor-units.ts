/**
 * Currencies of ISO 4217 by the digits of their minor unit, as of its amendment 180 (2026-01), and those withdrawn since 2010, which older
 * payments still name. Intl knows the digits people write, which differ: it shows no fillér, and ISO 4217 counts them.
 */
const codes: Readonly<Record<number, string>> = {
  0: 'BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2: [
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC',
    'CUC CUP CVE CZK DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IRR JMD KES KGS',
    'KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD',
    'PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TOP TRY TTD',
    'TWD TZS UAH USD USN UYU UZS VED VEF VES WST XAD XCD XCG YER ZAR ZMK ZMW ZWG ZWL',
  ].join(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const digits = new Map(
  Object.entries(codes).flatMap(([count, list]) => list.split(' ').map((code) => [code, Number(count)] as const)),
);

export const isCurrency = (code: string): boolean => digits.has(code);

/** Digits after the decimal point of an amount in a currency (ISO 4217); 2 for a code the table lacks. */
export const minorDigits = (currency: string): number => digits.get(currency) ?? 2;

/** An amount in minor units as decimal text without grouping: 1234 of KWD is `1.234`, 100 of JPY is `100`. */
export const plainAmount = (amountMinor: number, currency: string): string => {
  const count = minorDigits(currency);
  const figures = String(Math.abs(amountMinor)).padStart(count + 1, '0');
  const sign = amountMinor < 0 ? '-' : '';
  const cut = figures.length - count;
  return count === 0 ? sign + figures : `${sign}${figures.slice(0, cut)}.${figures.slice(cut)}`;
};

/** An amount in minor units in whole units, to be formatted: 1234 of KWD is 1.234. */
export const majorAmount = (amountMinor: number, currency: string): number => amountMinor / 10 ** minorDigits(currency);
