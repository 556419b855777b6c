import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Suspense } from 'react';
import { navigate, useLocationProperty } from 'wouter/use-browser-location';
import { useWords } from '../i18n/index.tsx';
import { MerchantList } from '../merchants/merchant-list.tsx';
import { paramsOf, viewOf } from '../merchants/view.ts';
import { later } from '../shell/load-part.ts';
import { Loading } from '../shell/loading.tsx';

const Board = later(() => import('../merchants/board.tsx'));

const shownNow = () => (new URLSearchParams(location.search).get('view') === 'board' ? 'board' : 'list');

/** merchants as a list with all their columns, or as a board of the stages. What is chosen is in the address */
export default function Merchants() {
  const { t } = useWords();
  const shown = useLocationProperty(shownNow);
  const change = (to: string): void => {
    const next = paramsOf(viewOf(new URLSearchParams(location.search)));
    if (to === 'board') next.set('view', 'board');
    const query = next.toString();
    navigate(`${location.pathname}${query === '' ? '' : `?${query}`}`);
  };
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          <SegmentedControl
            label={t('merchants.show')}
            selectedId={shown}
            onChange={({ detail }) => change(detail.selectedId)}
            options={[
              { id: 'list', text: t('merchants.list') },
              { id: 'board', text: t('merchants.board') },
            ]}
          />
        }
      >
        {t('merchants.title')}
      </Header>
      {shown === 'board' ? (
        <Suspense fallback={<Loading />}>
          <Board />
        </Suspense>
      ) : (
        <MerchantList />
      )}
    </SpaceBetween>
  );
}
