import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import { useWords } from '../i18n/index.tsx';
import { MerchantTable } from '../merchants/merchant-table.tsx';
import { Loading } from '../shell/loading.tsx';

const Board = lazy(() => import('../merchants/board.tsx'));

/** merchants by stage: as a list with all their columns, or as a board of the stages. What is chosen is in the address */
export default function Merchants() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const view = search.get('view') ?? 'list';
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SegmentedControl
            label={t('merchants.title')}
            selectedId={view}
            onChange={({ detail }) => setSearch({ view: detail.selectedId })}
            options={[
              { id: 'list', text: t('merchants.list') },
              { id: 'board', text: t('merchants.board') },
            ]}
          />
        }
      >
        {t('merchants.title')}
      </Header>
      {view === 'board' ? (
        <Suspense fallback={<Loading />}>
          <Board />
        </Suspense>
      ) : (
        <MerchantTable />
      )}
    </SpaceBetween>
  );
}
