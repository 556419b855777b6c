import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { ListedMerchant } from '../../../domain/listing/listed-merchant.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { useListFormats } from './list-formats.ts';

type Columns = TableProps.ColumnDefinition<ListedMerchant>[];

const identity = ({ externalReference, registrationNumber }: ListedMerchant): string =>
  [externalReference, registrationNumber].filter((one) => one !== undefined).join(' · ');

/** what the list says of a merchant; `asOf` is when (ISO 8601 UTC). A column is ordered by its `sortingField` */
export const useColumns = (asOf: string, narrow: boolean): Columns => {
  const { t, term } = useWords();
  const { money, date, days, country } = useListFormats();
  return useMemo<Columns>(
    () => [
      {
        id: 'name',
        header: t('merchants.name'),
        isRowHeader: true,
        sortingField: 'name',
        cell: (one) => (
          <>
            <PageLink to={`/merchants/${one.merchantId}`}>{one.legalName}</PageLink>
            <div className="mono quiet">{identity(one)}</div>
            {narrow && (
              <div className="quiet">
                {term(one.lifecycleStage)}
                {one.declaredMonthlyVolumeMinor !== undefined && ` · ${money(one.declaredMonthlyVolumeMinor, one.currency)}`}
              </div>
            )}
          </>
        ),
      },
      { id: 'stage', header: t('merchants.stage'), cell: (one) => <span className="nowrap">{term(one.lifecycleStage)}</span> },
      { id: 'awaiting', header: t('merchants.awaiting'), cell: (one) => term(one.awaiting) },
      {
        id: 'stalled',
        header: t('merchants.stalled'),
        sortingField: 'stalled',
        cell: (one) =>
          one.idleSince === undefined ? (
            <span className="quiet">–</span>
          ) : (
            <span className="soon nowrap">{days(one.idleSince, asOf)}</span>
          ),
      },
      {
        id: 'declared',
        header: t('merchants.declared'),
        sortingField: 'value',
        cell: (one) => (
          <span className="amount">
            {one.declaredMonthlyVolumeMinor === undefined ? '–' : money(one.declaredMonthlyVolumeMinor, one.currency)}
          </span>
        ),
      },
      { id: 'segment', header: t('merchants.segment'), cell: (one) => <span className="nowrap">{term(one.segment)}</span> },
      { id: 'country', header: t('merchants.country'), cell: (one) => country(one.country) },
      { id: 'client', header: t('merchants.client'), cell: (one) => <span className="nowrap">{one.pspClient}</span> },
      {
        id: 'registered',
        header: t('merchants.registered'),
        sortingField: 'newest',
        cell: (one) => <span className="nowrap">{date(one.registeredAt)}</span>,
      },
    ],
    [t, term, money, date, days, country, asOf, narrow],
  );
};

/** what there is room for: on a telephone, on a small screen, on any other */
export const columnsFor = (room: 'little' | 'some' | 'enough'): ReadonlySet<string> => {
  if (room === 'little') return new Set(['name', 'stalled']);
  const some = ['name', 'stage', 'awaiting', 'stalled', 'declared', 'country', 'registered'];
  return new Set(room === 'some' ? some : [...some, 'segment', 'client']);
};
