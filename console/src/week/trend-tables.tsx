import { reportingCurrency, toReporting } from '../../../domain/money/reference-rates.ts';
import { requirementName } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { useFormat } from '../format.ts';
import { useVoice } from '../i18n/use-voice.ts';
import { usePolicy } from '../queries.ts';
import { SheetTable } from './sheet-table.tsx';
import { useWeekWords } from './week-words.ts';
import type { Recurring } from './work-table.tsx';

const readable = (code: string): string => code.replaceAll('_', ' ');

/** amounts of several currencies in the one all are compared in; what has no rate is left out rather than guessed */
export const useValue = () => {
  const { money } = useFormat();
  const rates = usePolicy().data?.rates;
  return (value: readonly { readonly currency: string; readonly minor: number }[]): string => {
    if (rates === undefined || value.length === 0) return '–';
    const sum = value.reduce((all, { currency, minor }) => all + (toReporting(rates, minor, currency) ?? 0), 0);
    return money(sum, reportingCurrency);
  };
};

export function BlockerTrends({ recurring }: { readonly recurring: Recurring }) {
  const w = useWeekWords();
  const voice = useVoice();
  const { number } = useFormat();
  const amountOf = useValue();
  return (
    <SheetTable
      title={w('blockers')}
      empty={w('blockersNone')}
      items={recurring.heldUp}
      keyOf={({ requirement }) => requirement}
      columns={[
        { header: w('blocker'), cell: ({ requirement }) => requirementName(requirement, voice) },
        { header: w('trend'), cell: ({ weeks }) => weeks.map(number).join(' · ') },
        { header: w('now'), cell: ({ n }) => number(n) },
        {
          header: w('codes'),
          cell: ({ codes }) =>
            codes
              .slice(0, 3)
              .map(({ code, n }) => `${readable(code)} (${number(n)})`)
              .join(', ') || '–',
        },
        { header: w('value'), cell: ({ value }) => amountOf(value) },
      ]}
    />
  );
}

export function FirstTime({ recurring }: { readonly recurring: Recurring }) {
  const w = useWeekWords();
  const voice = useVoice();
  const { number, percent } = useFormat();
  const items = recurring.firstTimeRight.toSorted((one, other) => (one.value ?? 1) - (other.value ?? 1) || other.n - one.n);
  return (
    <SheetTable
      title={w('firstTime')}
      empty={w('firstTimeNone')}
      items={items}
      keyOf={({ requirement, country }) => `${requirement} ${country}`}
      columns={[
        { header: w('blocker'), cell: ({ requirement }) => requirementName(requirement, voice) },
        { header: w('country'), cell: ({ country }) => country },
        {
          header: w('rate'),
          cell: ({ value, interval, n }) =>
            w('interval', {
              ...{
                value: percent(value ?? 0),
                low: percent(interval?.low ?? 0),
                high: percent(interval?.high ?? 0),
                n: number(n),
              },
            }),
        },
      ]}
    />
  );
}

export function ConversionTable({ recurring }: { readonly recurring: Recurring }) {
  const w = useWeekWords();
  const { number, percent } = useFormat();
  return (
    <SheetTable
      title={w('conversion')}
      empty={w('conversionNone')}
      items={recurring.conversion}
      keyOf={({ method, country }) => `${method} ${country}`}
      columns={[
        { header: w('method'), cell: ({ method, country }) => [method, country].filter((one) => one !== '-').join(', ') || '–' },
        { header: w('paid'), cell: ({ paid, n }) => `${percent(paid / n)} (n = ${number(n)})` },
        {
          header: w('declines'),
          cell: ({ reasons }) =>
            reasons
              .slice(0, 3)
              .map(({ code, n }) => `${readable(code)} (${number(n)})`)
              .join(', ') || '–',
        },
      ]}
    />
  );
}
