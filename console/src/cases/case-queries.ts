import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/list-cases/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';
import type { FoundAnswer } from '../work-answers.ts';

export type CasePage = z.output<typeof answer>;
export type CaseLine = CasePage['cases'][number];

/** open cases, those whose clock is due next first */
export const useCases = (allowed: boolean) => {
  const { door } = useSession();
  return useInfiniteQuery({
    queryKey: ['cases'],
    queryFn: ({ pageParam }) =>
      get<CasePage>(door, `/cases${pageParam === '' ? '' : `?cursor=${encodeURIComponent(pageParam)}`}`),
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
    refetchInterval: 4_000,
    enabled: allowed,
  });
};

export type Unmatched = CasePage['unmatched'][number];

/** merchants by whatever is known of one */
export const useFoundMerchants = (text: string) => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['search', 'match', text],
    queryFn: ({ signal }) => get<FoundAnswer>(door, `/search?${new URLSearchParams({ q: text, limit: '10' })}`, signal),
    enabled: text !== '',
  });
};
