import { useMemo } from 'react';
import type { TableName } from '../../../domain/tables/table-columns.ts';
import { useWords } from '../i18n/index.tsx';

const en = {
  title: 'Tables for spreadsheets and reports',
  hint: 'As of {day}, made {at}. Athena and Looker read the same rows.',
  table: 'Table',
  rows: 'Rows',
  download: 'Download',
  empty: 'The tables of the last night will be here: merchants, requirements, tasks, nudges, cases, payments by day and figures.',
  merchants: 'Merchants',
  requirements: 'Requirements',
  tasks: 'Tasks',
  nudges: 'Nudges',
  cases: 'Cases',
  payments_by_day: 'Payments by day',
  figures: 'Figures',
} as const satisfies Readonly<Record<TableName, string>> & Readonly<Record<string, string>>;
type TableWord = keyof typeof en;

const fr: Readonly<Record<TableWord, string>> = {
  title: 'Tables pour tableurs et rapports',
  hint: 'État au {day}, établi le {at}. Athena et Looker lisent les mêmes lignes.',
  table: 'Table',
  rows: 'Lignes',
  download: 'Télécharger',
  empty:
    'Les tables de la dernière nuit apparaîtront ici : marchands, exigences, tâches, relances, dossiers, paiements par jour et indicateurs.',
  merchants: 'Marchands',
  requirements: 'Exigences',
  tasks: 'Tâches',
  nudges: 'Relances',
  cases: 'Dossiers',
  payments_by_day: 'Paiements par jour',
  figures: 'Indicateurs',
};

/** the words of the tables in the language chosen */
export const useTableWords = () => {
  const { locale } = useWords();
  return useMemo(() => {
    const texts = locale === 'fr' ? fr : en;
    return (key: TableWord, values: Readonly<Record<string, string>> = {}): string =>
      texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }, [locale]);
};
