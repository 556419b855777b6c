import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { judgeHit } from '../../../domain/risk/judge-hit.ts';
import type { ScreeningLists } from '../../../domain/risk/screening-port.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const name = z.string().min(1).max(300);
export const wanted = {
  permission: 'screening.decide',
  params: ofMerchant,
  query: none,
  body: z.object({
    version: seenVersion,
    /** the pair as the list of hits shows it: another name or entry since then is refused */
    pair: name,
    ref: name,
    subjectId: name,
    verdict: z.enum(['true_match', 'false_positive']),
    reason,
  }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly lists: ScreeningLists;
}

/** a person says whether a listed name is the merchant's, and why */
export const handle =
  ({ lists, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const list = await lists.current();
    const { version: _version, ...verdict } = body;
    return decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      judgeHit(snapshot, { ...params, ...verdict, requestId: key, by: person.id }, context, list),
    );
  };
