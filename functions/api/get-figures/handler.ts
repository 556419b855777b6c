import * as z from 'zod';
import { cutDimensions, cutKey } from '../../../domain/rollup/cuts.ts';
import type { FiguresStore } from '../../../domain/rollup/rollup-ports.ts';
import { shortLine } from '../../../domain/values.ts';
import { type AnswerOf, type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'figures.read',
  params: none,
  query: z.object({ by: z.enum(cutDimensions).optional(), value: shortLine.optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** the newest figures of the whole desk, or of some merchants, with the instant they are of */
export const handle =
  ({ figures }: { readonly figures: Pick<FiguresStore, 'newest' | 'cutAt'> }) =>
  async ({ query: { by, value } }: CallOf<typeof wanted>): Promise<AnswerOf<typeof answer>> => {
    const newest = await figures.newest();
    if (newest === undefined) return {};
    if (by === undefined || value === undefined) return { figures: newest };
    const cut = await figures.cutAt(cutKey(by, value), newest.asOf);
    // what may be chosen is the whole desk's to say
    return cut === undefined ? { cuts: newest.cuts ?? {} } : { figures: cut, cuts: newest.cuts ?? {} };
  };
