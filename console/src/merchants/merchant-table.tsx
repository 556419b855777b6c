import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { memo, type ReactNode } from 'react';
import type { ListedMerchant } from '../../../domain/listing/listed-merchant.ts';
import type { MerchantPage } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { columnsFor, useColumns } from './columns.tsx';
import { useListFormats } from './list-formats.ts';
import { Pager } from './pager.tsx';
import { useRoom } from './use-room.ts';
import type { View } from './view.ts';

interface Props {
  readonly page: MerchantPage | undefined;
  readonly sort: View['sort'];
  readonly onSort: (sort: string) => void;
  readonly turn: (cursor: string) => void;
  readonly actions: ReactNode;
  /** in place of rows, when there are none */
  readonly empty: ReactNode;
}

const none: readonly ListedMerchant[] = [];

/** a page of merchants; redrawn when another page comes, and not with every key that is typed above it */
export const MerchantTable = memo(function MerchantTable({ page, sort, onSort, turn, actions, empty }: Props) {
  const { t } = useWords();
  const { instant, number } = useListFormats();
  const room = useRoom();
  const columns = useColumns(page?.asOf ?? '', room === 'little');
  const visible = columnsFor(room);
  const sorted = columns.find(({ sortingField }) => sortingField === sort);
  return (
    <Table<ListedMerchant>
      variant="container"
      stickyHeader
      wrapLines
      contentDensity="compact"
      items={page?.merchants ?? none}
      loading={page === undefined && empty === null}
      loadingText={t('shell.loading')}
      trackBy="merchantId"
      sortingDescending={sort !== 'name'}
      {...(sorted === undefined ? {} : { sortingColumn: sorted })}
      onSortingChange={({ detail }) => onSort(detail.sortingColumn.sortingField ?? 'name')}
      header={
        <Header
          variant="h2"
          counter={page === undefined ? '' : `(${number(page.total)})`}
          description={
            page === undefined ? '' : t(page.behind ? 'merchants.behind' : 'merchants.asOf', { at: instant(page.asOf) })
          }
          actions={actions}
        >
          {t('merchants.list')}
        </Header>
      }
      pagination={page !== undefined && <Pager page={page} turn={turn} />}
      empty={<Box color="text-body-secondary">{empty}</Box>}
      columnDisplay={columns.map(({ id = '' }) => ({ id, visible: visible.has(id) }))}
      columnDefinitions={columns}
    />
  );
});
