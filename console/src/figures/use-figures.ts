import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import type * as z from 'zod';
import { type CutDimension, cutDimensions } from '../../../domain/rollup/cuts.ts';
import type { answer } from '../../../functions/api/get-figures/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';

export type FiguresAnswer = z.output<typeof answer>;
export type Figures = NonNullable<FiguresAnswer['figures']>;
export type Rate = Figures['straightThrough'];

/** of which merchants figures are: it stands in the address, so that whoever is sent it sees the same */
export const useFigureCut = () => {
  const [search, setSearch] = useSearchParams();
  const by = cutDimensions.find((one) => one === search.get('by'));
  const value = search.get('value') ?? '';
  const choose = (next: CutDimension | undefined, of: string): void =>
    setSearch((before) => {
      const params = new URLSearchParams(before);
      for (const [name, text] of [
        ['by', next ?? ''],
        ['value', of],
      ] as const)
        if (text === '') params.delete(name);
        else params.set(name, text);
      return params;
    });
  return { by, value, choose };
};

/** the newest figures, of all merchants or of some; on the laptop a day passes in seconds */
export const useFigures = (by?: CutDimension, value = '') => {
  const { door } = useSession();
  const query = by === undefined || value === '' ? '' : `?${new URLSearchParams({ by, value }).toString()}`;
  return useQuery({
    queryKey: ['figures', query],
    queryFn: () => get<FiguresAnswer>(door, `/figures${query}`),
    refetchInterval: 15_000,
  });
};
