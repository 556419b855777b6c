import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { get, type MerchantBoard, type MerchantPage } from '../api.ts';
import { useSession } from '../session.tsx';

const PAGE = 50;
const AGAIN_MS = 10_000;
/** it has not read all that changed yet */
const SOON_MS = 1_000;

const pathOf = (query: string, cursor: string): string =>
  `/merchants?${new URLSearchParams([...new URLSearchParams(query), ['limit', String(PAGE)], ...(cursor === '' ? [] : [['cursor', cursor]])])}`;

/** one page; its neighbours are asked for before anybody turns to them, and the page before stays until the new one is there */
export const useMerchantList = (query: string, cursor: string) => {
  const { door } = useSession();
  const client = useQueryClient();
  const options = (at: string) => ({
    queryKey: ['merchants', 'list', query, at],
    queryFn: () => get<MerchantPage>(door, pathOf(query, at)),
  });
  const asked = useQuery({
    ...options(cursor),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.behind === true ? SOON_MS : AGAIN_MS),
  });
  const page = asked.isPlaceholderData ? undefined : asked.data;
  const next = page?.cursor;
  const previous = page?.previous;
  useEffect(() => {
    for (const at of [next, previous]) {
      if (at === undefined) continue;
      void client.prefetchQuery({
        queryKey: ['merchants', 'list', query, at],
        queryFn: () => get<MerchantPage>(door, pathOf(query, at)),
        staleTime: AGAIN_MS,
      });
    }
  }, [client, door, query, next, previous]);
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
