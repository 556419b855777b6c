import * as z from 'zod';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { Clock } from '../../../domain/ports.ts';
import { merchantId } from '../../../domain/values.ts';
import { newSince, noteVisit } from '../../../domain/visit/note-visit.ts';
import type { VisitLog } from '../../../domain/visit/visits.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const sitting = z.string().min(1).max(64);

export const wanted = {
  permission: 'visit.note',
  teams: 'open',
  params: none,
  query: none,
  body: z.object({ sitting, opened: merchantId.optional(), seen: z.boolean().optional() }),
  answer,
  writes: true,
} as const satisfies Route;

interface Needs {
  readonly visits: VisitLog;
  /** is there such a merchant */
  readonly exists: (merchantId: string) => Promise<boolean>;
  readonly clock: Clock;
}

/** the person is here, opened a merchant, or has seen what is new. Throws MerchantNotFound: what is not there is not followed */
export const handle =
  ({ visits, exists, clock }: Needs) =>
  async ({ person, body }: CallOf<typeof wanted>) => {
    const { opened } = body;
    if (opened !== undefined && !(await exists(opened))) throw new MerchantNotFound(opened);
    return retryConcurrentChange(async () => {
      const now = clock.now();
      const after = noteVisit(await visits.of(person.id), body, now);
      await visits.put(after);
      return { since: newSince(after, body.sitting, now) };
    });
  };
