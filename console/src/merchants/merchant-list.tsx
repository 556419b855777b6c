import Button from '@cloudscape-design/components/button';
import type { InputProps } from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { useWords } from '../i18n/index.tsx';
import { usePerson, useSession } from '../session.tsx';
import { isFree } from '../shell/is-taken.ts';
import { State } from '../shell/state.tsx';
import { exportCsv } from './export-csv.ts';
import { Filters } from './filters.tsx';
import { useImportWords } from './import-words.ts';
import { useListFormats } from './list-formats.ts';
import { MerchantTable } from './merchant-table.tsx';
import { useAhead, useMerchantList } from './use-merchant-list.ts';
import { narrowing, paramsOf, type View, viewOf } from './view.ts';
import { ViewsMenu } from './views-menu.tsx';

const BoardFileDialog = lazy(() => import('./board-file-dialog.tsx'));
const ImportDialog = lazy(() => import('./import-dialog.tsx'));

const addressOf = (query: string): string => `${location.pathname}${query === '' ? '' : `?${query}`}`;

/** the merchants that match, a page at a time; what is chosen is in the address */
export function MerchantList() {
  const { t } = useWords();
  const { number } = useListFormats();
  const { door } = useSession();
  const { can } = usePerson();
  const [canBoard, canImport] = [can('method.manage'), can('merchant.import')];
  const [boarding, setBoarding] = useState(false);
  const [importing, setImporting] = useState(false);
  const w = useImportWords();
  const params = new URLSearchParams(useSearch());
  const query = paramsOf(viewOf(params)).toString();
  // another page is the same view: what chooses is not drawn again
  const view = useMemo(() => viewOf(new URLSearchParams(query)), [query]);
  const asked = useMerchantList(query, params.get('cursor') ?? '');
  const { data: page, error, isPending, refetch } = asked;
  const ahead = useAhead();
  const show = useCallback(
    (next: string, replace = false) => {
      ahead(next);
      navigate(addressOf(next), { replace });
    },
    [ahead],
  );
  const change = useCallback(
    // what the address says now, whatever was drawn last
    (part: Partial<View>) => show(paramsOf({ ...viewOf(new URLSearchParams(location.search)), ...part }).toString(), true),
    [show],
  );
  const sortBy = useCallback((sort: string) => change({ sort }), [change]);
  const turn = useCallback(
    (cursor: string) => navigate(addressOf(new URLSearchParams([...new URLSearchParams(query), ['cursor', cursor]]).toString())),
    [query],
  );
  const [written, setWritten] = useState(0);
  const { mutate: download, isPending: downloading } = useMutation({
    mutationFn: () => exportCsv(door, query, setWritten),
    onSettled: () => setWritten(0),
  });
  const searchBox = useRef<InputProps.Ref>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isFree(event)) return;
      const to = event.key === '[' ? page?.previous : event.key === ']' ? page?.cursor : undefined;
      if (event.key === '/') {
        event.preventDefault();
        searchBox.current?.focus();
      } else if (to !== undefined) turn(to);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [page, turn]);
  const actions = useMemo(
    () => (
      <SpaceBetween direction="horizontal" size="xs">
        <ViewsMenu query={query} show={show} />
        {canBoard && <Button onClick={() => setBoarding(true)}>{t('boarding.open')}</Button>}
        {canImport && <Button onClick={() => setImporting(true)}>{w('open')}</Button>}
        <Button iconName="download" loading={downloading} onClick={() => download()}>
          {downloading ? t('merchants.exporting', { n: number(written) }) : t('merchants.export')}
        </Button>
      </SpaceBetween>
    ),
    [query, show, downloading, download, written, number, canBoard, canImport, t, w],
  );
  const noneFound = t(narrowing(view) === 0 ? 'merchants.none' : 'merchants.noneFound');
  const empty = useMemo(() => {
    if (error === null) return isPending ? null : noneFound;
    return <State of={{ data: undefined, error, isPending, refetch }}>{() => noneFound}</State>;
  }, [error, isPending, refetch, noneFound]);
  return (
    <SpaceBetween size="m">
      <Filters view={view} change={change} ready={page !== undefined} searchBox={searchBox} />
      {boarding && (
        <Suspense>
          <BoardFileDialog onClose={() => setBoarding(false)} />
        </Suspense>
      )}
      {importing && (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
      <MerchantTable page={page} sort={view.sort} onSort={sortBy} turn={turn} actions={actions} empty={empty} />
    </SpaceBetween>
  );
}
