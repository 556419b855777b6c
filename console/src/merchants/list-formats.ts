import { useMemo } from 'react';
import { roundedAmount } from '../../../domain/money/format-amount.ts';
import { useWords } from '../i18n/index.tsx';
import { dateWords, instantWords } from '../instant-words.ts';

const DAY = 86_400_000;

/** money, days and dates for a table of many rows: formatters are made once, and no tick of the clock redraws the table */
export const useListFormats = () => {
  const { locale, t } = useWords();
  return useMemo(() => {
    const moneys = new Map<string, (amountMinor: number) => string>();
    const moneyOf = (currency: string) => {
      const made = roundedAmount(locale, currency);
      moneys.set(currency, made);
      return made;
    };
    const days = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' });
    const number = new Intl.NumberFormat(locale);
    const regions = new Intl.DisplayNames(locale, { type: 'region' });
    return {
      money: (minor: number, currency: string): string => (moneys.get(currency) ?? moneyOf(currency))(minor),
      date: dateWords(locale),
      instant: instantWords(locale),
      number: (value: number): string => number.format(value),
      country: (code: string): string => regions.of(code) ?? code,
      /** whole days from one instant to another */
      days: (from: string, to: string): string => {
        const whole = Math.floor((Date.parse(to) - Date.parse(from)) / DAY);
        return whole < 1 ? t('merchants.underDay') : days.format(whole);
      },
    };
  }, [locale, t]);
};
