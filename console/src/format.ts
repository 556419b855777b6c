import { useMemo } from 'react';
import { roundedAmount } from '../../domain/money/format-amount.ts';
import { useWords } from './i18n/index.tsx';
import { dateWords, hoverWords, instantWords, readersTag } from './instant-words.ts';
import { useNow } from './now.tsx';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

export const spanOf = (ms: number, locale: string): string => {
  const [value, unit] = ms >= 2 * day ? [ms / day, 'day'] : ms >= hour ? [ms / hour, 'hour'] : [ms / minute, 'minute'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay: 'long' }).format(
    Math.max(0, Math.floor(Number(value))),
  );
};

/** money, instants and spans as a person reads them, by the clock that counts */
export const useFormat = () => {
  const { locale, t } = useWords();
  const now = useNow();
  return useMemo(() => {
    const tag = readersTag(locale);
    const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
    const regions = new Intl.DisplayNames(locale, { type: 'region' });
    return {
      money: (minor: number, currency: string): string => roundedAmount(locale, currency)(minor),
      number: (value: number): string => new Intl.NumberFormat(locale).format(value),
      /** of a file */
      bytes: (value: number): string =>
        new Intl.NumberFormat(locale, {
          ...{ style: 'unit', unitDisplay: 'short', maximumFractionDigits: 1 },
          unit: value < 1_000_000 ? 'kilobyte' : 'megabyte',
        }).format(value / (value < 1_000_000 ? 1_000 : 1_000_000)),
      percent: (value: number): string =>
        new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value),
      instant: instantWords(locale),
      /** for whoever points at an instant */
      hover: hoverWords(locale),
      date: dateWords(locale),
      /** of a day that is named elsewhere */
      time: (iso: string): string => time.format(new Date(iso)),
      country: (code: string): string => regions.of(code) ?? code,
      ago: (iso: string): string => t('time.ago', { span: spanOf(now - Date.parse(iso), locale) }),
      due: (iso: string): string => {
        const ms = Date.parse(iso) - now;
        return ms >= 0 ? t('time.in', { span: spanOf(ms, locale) }) : t('time.late', { span: spanOf(-ms, locale) });
      },
      isLate: (iso: string): boolean => Date.parse(iso) < now,
      isSoon: (iso: string): boolean => Date.parse(iso) >= now && Date.parse(iso) - now < day,
    };
  }, [locale, now, t]);
};
