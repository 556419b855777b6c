import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/get-realtime/answer.ts';
import type { answer as watchesAnswer } from '../../../functions/api/list-watches/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';

export type RealtimeAnswer = z.output<typeof answer>;
export type RealtimeQueue = RealtimeAnswer['queues'][number];
export type WatchesAnswer = z.output<typeof watchesAnswer>;
export type Watch = WatchesAnswer['rules'][number];

export const cutNames = ['country', 'segment', 'pspClient', 'team'] as const;
export type CutName = (typeof cutNames)[number];

/** what is looked at stands in the address: whoever is sent it sees the same */
export const useCut = () => {
  const [search, setSearch] = useSearchParams();
  const cut = Object.fromEntries(cutNames.flatMap((name) => [[name, search.get(name) ?? '']]));
  const choose = (name: CutName | 'queue', value: string): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return { cut, queue: search.get('queue') ?? '', choose };
};

/** the desk as it is now */
export const useRealtime = (cut: Readonly<Record<string, string>>) => {
  const { door } = useSession();
  const query = new URLSearchParams(Object.entries(cut).filter(([, value]) => value !== '')).toString();
  return useQuery({
    queryKey: ['realtime', query],
    queryFn: () => get<RealtimeAnswer>(door, `/realtime${query === '' ? '' : `?${query}`}`),
    refetchInterval: 15_000,
  });
};

export const useWatches = () => {
  const { door } = useSession();
  return useQuery({ queryKey: ['watches'], queryFn: () => get<WatchesAnswer>(door, '/watches'), refetchInterval: 30_000 });
};
