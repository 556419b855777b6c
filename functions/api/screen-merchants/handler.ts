import * as z from 'zod';
import { type ScreeningNeeds, screenSome } from '../../../application/screen-again.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'screening.load',
  params: none,
  query: none,
  body: z.object({
    anew: z
      .boolean()
      .default(false)
      .describe('True: from the first merchant again, though all were screened against these lists'),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** screens the next merchants against the lists that count; asked until `doneAt` is there, it has screened all of them */
export const handle =
  (needs: ScreeningNeeds) =>
  async ({ person, body }: CallOf<typeof wanted>) =>
    screenSome(needs, { by: person.id, anew: body.anew });
