import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { memo, type ReactNode } from 'react';
import type { MerchantPage } from '../api.ts';
import { useWords } from '../i18n/index.tsx';
import { Loading } from '../shell/loading.tsx';
import { useWorth } from '../worth.ts';
import { useColumns } from './columns.tsx';
import { useListFormats } from './list-formats.ts';
import { Pager } from './pager.tsx';
import { Rows } from './rows.tsx';
import { useRoom } from './use-room.ts';
import type { View } from './view.ts';

interface Props {
  readonly page: MerchantPage | undefined;
  readonly sort: View['sort'];
  readonly onSort: (sort: string) => void;
  readonly turn: (cursor: string) => void;
  readonly actions: ReactNode;
  /** in place of rows, when there are none; null while nobody knows yet */
  readonly empty: ReactNode;
}

/** a page of merchants; redrawn when another page comes, and not with every key that is typed above it */
export const MerchantTable = memo(function MerchantTable({ page, sort, onSort, turn, actions, empty }: Props) {
  const { t } = useWords();
  const { instant, number } = useListFormats();
  const { basis } = useWorth();
  const columns = useColumns(useRoom());
  if (page === undefined && empty === null) return <Loading />;
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={page === undefined ? '' : `(${number(page.total)})`}
          description={
            page === undefined
              ? ''
              : [
                  t(page.behind ? 'merchants.behind' : 'merchants.asOf', { at: instant(page.asOf) }),
                  ...(sort === 'value' ? [basis] : []),
                ].join(' · ')
          }
          actions={actions}
        >
          {t('merchants.list')}
        </Header>
      }
    >
      {page === undefined || page.merchants.length === 0 ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          {empty}
        </Box>
      ) : (
        <>
          <Pager page={page} turn={turn} />
          {/* the hour is enough to count days by, and fewer rows are redrawn */}
          <Rows
            merchants={page.merchants}
            columns={columns}
            asOf={`${page.asOf.slice(0, 13)}:00:00.000Z`}
            sort={sort}
            onSort={onSort}
          />
        </>
      )}
    </Container>
  );
});
