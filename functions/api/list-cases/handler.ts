import * as z from 'zod';
import { clocksOfCase, nextClock } from '../../../domain/case/case-clocks.ts';
import type { CaseDirectory } from '../../../domain/case/case-directory.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { partyAfter } from '../../../domain/case/standing.ts';
import { type UnmatchedCases, unmatchedCases } from '../../../domain/case/unmatched-case.ts';
import { cardOfMerchant } from '../../../domain/model/card-of-merchant.ts';
import type { CareCase } from '../../../domain/model/care.ts';
import type { MerchantLookup } from '../../../domain/ports.ts';
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

const lineOf = (one: CareCase) => {
  const { merchantId, id, title, severity, openedAt, routed, requester, promises = [] } = one;
  const next = nextClock(clocksOfCase(one));
  return {
    ...{ merchantId, id, title, severity, openedAt, waitingOn: partyAfter(factsOfCase(one)) },
    promises: promises.filter(({ ended }) => ended === undefined).length,
    ...(next !== undefined && { next }),
    ...(routed !== undefined && { queue: routed.queue }),
    ...(requester !== undefined && { requester }),
  };
};

/** events of cases without a merchant that are read at once: there are few */
const EVENTS = 200;

interface Needs {
  readonly cases: CaseDirectory;
  readonly merchants: MerchantLookup;
  readonly unmatched: Pick<UnmatchedCases, 'list'>;
}

/** every case that is not closed, by the clock that is due next, whoever must act */
export const handle =
  ({ cases, merchants, unmatched }: Needs) =>
  async ({ query }: CallOf<typeof wanted>) => {
    const page = await cases.open(query.limit, query.cursor);
    const known = await merchants.byIds([...new Set(page.cases.map(({ merchantId }) => merchantId))]);
    const shown = known.filter(({ restricted }) => restricted === undefined);
    const visible = new Set(shown.map(({ merchantId }) => merchantId));
    const waiting = query.cursor === undefined ? (await unmatched.list(EVENTS)).events : [];
    return {
      unmatched: [...unmatchedCases(waiting)],
      cases: page.cases.filter(({ merchantId }) => visible.has(merchantId)).map(lineOf),
      merchants: shown.map(cardOfMerchant),
      ...(page.cursor !== undefined && { cursor: page.cursor }),
    };
  };
