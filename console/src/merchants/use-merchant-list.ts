import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { get, type MerchantBoard, type MerchantPage } from '../api.ts';
import { useSession } from '../session.tsx';

const PAGE = 50;
const AGAIN_MS = 10_000;
/** it has not read all that changed yet */
const SOON_MS = 1_000;
const QUIET_MS = 60;

const pathOf = (query: string, cursor: string): string =>
  `/merchants?${new URLSearchParams([...new URLSearchParams(query), ['limit', String(PAGE)], ...(cursor === '' ? [] : [['cursor', cursor]])])}`;

const usePageQuery = () => {
  const { door } = useSession();
  return useCallback(
    (query: string, cursor: string) => ({
      queryKey: ['merchants', 'list', query, cursor],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => get<MerchantPage>(door, pathOf(query, cursor), signal),
    }),
    [door],
  );
};

/** asks for a page that will be shown next: its answer is on the way while the browser still draws the click */
export const useAhead = () => {
  const client = useQueryClient();
  const pageQuery = usePageQuery();
  return useCallback((query: string) => void client.prefetchQuery(pageQuery(query, '')), [client, pageQuery]);
};

/** one page; its neighbours are asked for before anybody turns to them, and the page before stays until the new one is there */
export const useMerchantList = (query: string, cursor: string) => {
  const client = useQueryClient();
  const pageQuery = usePageQuery();
  const asked = useQuery({
    ...pageQuery(query, cursor),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.behind === true ? SOON_MS : AGAIN_MS),
  });
  const page = asked.isPlaceholderData ? undefined : asked.data;
  const next = page?.cursor;
  const previous = page?.previous;
  useEffect(() => {
    // first this page is painted
    const timer = setTimeout(() => {
      for (const at of [next, previous])
        if (at !== undefined) void client.prefetchQuery({ ...pageQuery(query, at), staleTime: AGAIN_MS });
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, [client, pageQuery, query, next, previous]);
  return asked;
};

/** the stages side by side */
export const useMerchantBoard = (query: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['merchants', 'board', query],
    queryFn: () =>
      get<MerchantBoard>(door, `/merchants?${new URLSearchParams([...new URLSearchParams(query), ['view', 'board']])}`),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.behind === true ? SOON_MS : AGAIN_MS),
  });
};

/** which countries and PSP clients there are to choose from */
export const useFacets = (enabled: boolean) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['merchants', 'facets'],
    queryFn: () => get<MerchantBoard>(door, '/merchants?view=board').then(({ facets }) => facets),
    staleTime: 60_000,
    enabled,
  });
};
