import { useMemo } from 'react';
import { roundedAmount } from '../../domain/money/format-amount.ts';
import { reportingCurrency, toReporting } from '../../domain/money/reference-rates.ts';
import { useWords } from './i18n/index.tsx';
import { dateWords } from './instant-words.ts';
import { usePolicy } from './queries.ts';

/** amounts of any currency beside the one they are compared in, and the day the rates are of */
export const useWorth = () => {
  const { data } = usePolicy();
  const { locale, t } = useWords();
  const rates = data?.rates;
  return useMemo(() => {
    const euros = roundedAmount(locale, reportingCurrency);
    const reporting = (minor: number, currency: string): number | undefined =>
      rates === undefined ? undefined : toReporting(rates, minor, currency);
    const about = (minor: number, currency: string): string => {
      if (rates === undefined || currency === reportingCurrency) return '';
      const compared = reporting(minor, currency);
      return compared === undefined ? t('worth.noRate', { currency }) : `≈\u00a0${euros(compared)}`;
    };
    const day = dateWords(locale);
    return {
      /** minor units of the reporting currency; undefined where there is no rate */
      reporting,
      /** `≈ €150,000`, that there is no rate, or empty for an amount in the reporting currency */
      about,
      /** `R$900,000 (≈ €150,000)` */
      both: (minor: number, currency: string): string => {
        const compared = about(minor, currency);
        return `${roundedAmount(locale, currency)(minor)}${compared === '' ? '' : ` (${compared})`}`;
      },
      /** what the comparison rests on; empty until it is known */
      basis: rates === undefined ? '' : t(rates.sample ? 'worth.sample' : 'worth.asOf', { when: day(rates.asOf) }),
    };
  }, [rates, locale, t]);
};
