import * as z from 'zod';
import { changeShares } from '../../../application/change-shares.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import type { LoadStore } from '../../../domain/dispatch/dispatch-ports.ts';
import { moveShare, returnShare } from '../../../domain/dispatch/move-share.ts';
import type { Clock, PolicyReader } from '../../../domain/ports.ts';
import { anyInstant, shortLine } from '../../../domain/values.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'team.move',
  params: none,
  query: none,
  body: z.discriminatedUnion('kind', [
    /** percent of the queue for this team until then */
    z.object({
      kind: z.literal('move'),
      queue: shortLine,
      team: shortLine,
      share: z.number().min(0).max(100),
      until: anyInstant,
      reason,
    }),
    z.object({ kind: z.literal('return'), queue: shortLine, overrideId: shortLine, reason }),
  ]),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs {
  readonly loads: LoadStore;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly clock: Clock;
}

/** a lead moves a share of a queue to a team until an instant, or takes that back: new tasks go by it at once */
export const handle =
  (needs: Needs) =>
  async ({ person, body, key }: CallOf<typeof wanted>) => {
    const { sharing } = await needs.policies.active();
    return changeShares(needs, { key, queue: body.queue, wish: body }, (load, now) => {
      const doing = { by: person.id, now, reason: body.reason };
      if (body.kind === 'return') return returnShare(load, body.overrideId, doing);
      const { team, share, until } = body;
      return moveShare(load, sharing, { id: `s_${textDigest(key)}`, team, share, until }, doing);
    });
  };
