import { useQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { answer } from '../../../functions/api/get-figures/answer.ts';
import { get } from '../api.ts';
import { useSession } from '../session.tsx';

export type FiguresAnswer = z.output<typeof answer>;
export type Figures = NonNullable<FiguresAnswer['figures']>;
export type Rate = Figures['straightThrough'];

/** the newest figures; on the laptop a day passes in seconds */
export const useFigures = () => {
  const { door } = useSession();
  return useQuery({
    queryKey: ['figures'],
    queryFn: () => get<FiguresAnswer>(door, '/figures'),
    refetchInterval: 15_000,
  });
};
