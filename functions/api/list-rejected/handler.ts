import * as z from 'zod';
import { referenceOf, versionOf } from '../../../application/rejected-reference.ts';
import type { Clock, RejectedEvents } from '../../../domain/ports.ts';
import { day } from '../../../domain/values.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'rejected.read',
  params: none,
  query: z.object({ day: day.optional(), ...paging }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** what was refused on a UTC day, newest first, with field and remedy; today when no day is named */
export const handle =
  ({ rejected, clock }: { readonly rejected: RejectedEvents; readonly clock: Clock }) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const of = query.day ?? clock.now().slice(0, 10);
    const page = await rejected.list(of, query.limit, query.cursor);
    return {
      day: of,
      rejected: page.rejected.map(({ replayKey, ...event }) => ({
        ...event,
        version: versionOf(event),
        reference: referenceOf(event),
      })),
      cursor: page.cursor,
    };
  };
