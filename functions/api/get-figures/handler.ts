import type { FiguresStore } from '../../../domain/metrics/rollup/rollup-ports.ts';
import { type AnswerOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'figures.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** the newest figures of the whole desk, with the instant they are of */
export const handle =
  ({ figures }: { readonly figures: Pick<FiguresStore, 'newest'> }) =>
  async (): Promise<AnswerOf<typeof answer>> => {
    const newest = await figures.newest();
    return newest === undefined ? {} : { figures: newest };
  };
