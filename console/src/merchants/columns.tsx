import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { TableProps } from '@cloudscape-design/components/table';
import { useMemo } from 'react';
import type { ListedMerchant } from '../../../domain/listing/listed-merchant.ts';
import { useWords } from '../i18n/index.tsx';
import { PageLink } from '../shell/link.tsx';
import { StageBadge } from '../shell/stage-badge.tsx';
import { useListFormats } from './list-formats.ts';

type Columns = TableProps.ColumnDefinition<ListedMerchant>[];

const identity = ({ externalReference, registrationNumber }: ListedMerchant): string =>
  [externalReference, registrationNumber].filter((one) => one !== undefined).join(' · ');

/** what the list says of a merchant; `asOf` is when (ISO 8601 UTC). A column is ordered by its `sortingField` */
export const useColumns = (asOf: string): Columns => {
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
          </>
        ),
      },
      { id: 'stage', header: t('merchants.stage'), cell: (one) => <StageBadge stage={one.lifecycleStage} /> },
      { id: 'awaiting', header: t('merchants.awaiting'), cell: (one) => term(one.awaiting) },
      {
        id: 'stalled',
        header: t('merchants.stalled'),
        sortingField: 'stalled',
        cell: (one) =>
          one.idleSince === undefined ? (
            <span className="quiet">–</span>
          ) : (
            <StatusIndicator type="warning">{days(one.idleSince, asOf)}</StatusIndicator>
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
      { id: 'segment', header: t('merchants.segment'), cell: (one) => term(one.segment) },
      { id: 'country', header: t('merchants.country'), cell: (one) => country(one.country) },
      { id: 'client', header: t('merchants.client'), cell: (one) => one.pspClient },
      {
        id: 'registered',
        header: t('merchants.registered'),
        sortingField: 'newest',
        cell: (one) => date(one.registeredAt),
      },
    ],
    [t, term, money, date, days, country, asOf],
  );
};

/** what a telephone shows */
export const fewColumns: readonly string[] = ['name', 'stage', 'stalled', 'declared'];
