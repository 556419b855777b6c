import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { raiseTask } from '../../../domain/desk/raise-task.ts';
import type { People } from '../../../domain/people.ts';
import { freeText, remark } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'task.raise',
  params: ofMerchant,
  query: none,
  body: z.object({
    version: seenVersion,
    queue: z.string().trim().min(1).max(100),
    title: remark,
    note: freeText(4_000).optional(),
    to: z.string().trim().min(1).max(200).optional(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly people: People;
}

/** raises work for another team, or for one person of it */
export const handle =
  ({ people, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { version: _version, to: id, ...work } = body;
    const to = id === undefined ? undefined : { id, roles: (await people.everyone()).find((one) => one.id === id)?.roles };
    return decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      raiseTask(snapshot, { ...params, ...work, to, requestId: key, by: person.id }, context),
    );
  };
