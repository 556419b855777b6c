import { useInfiniteQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/list-cases/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';

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
