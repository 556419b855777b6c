import * as z from 'zod';
import { type UnmatchedCases, unmatchedCases } from '../../../domain/case/unmatched-case.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'case.answer',
  params: none,
  query: z.object(paging),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** cases whose merchant is not known: a person says whose they are */
export const handle =
  ({ unmatched }: { readonly unmatched: Pick<UnmatchedCases, 'list'> }) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const { events, cursor } = await unmatched.list(query.limit, query.cursor);
    return { cases: [...unmatchedCases(events)], ...(cursor !== undefined && { cursor }) };
  };
