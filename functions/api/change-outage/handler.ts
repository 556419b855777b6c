import * as z from 'zod';
import { changeOutages, type OutageWrites } from '../../../application/change-outages.ts';
import { may } from '../../../domain/access.ts';
import { confirmOutage, endOutage, extendOutage } from '../../../domain/outage/change-outage.ts';
import { anyInstant } from '../../../domain/values.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'outage.declare',
  params: z.object({ outageId: z.string().min(1).max(200) }),
  query: none,
  body: z.discriminatedUnion('deed', [
    z.object({ deed: z.literal('extend'), until: anyInstant, reason }),
    z.object({ deed: z.literal('end'), reason }),
    z.object({ deed: z.literal('confirm'), reason }),
  ]),
  answer,
  writes: true,
} as const satisfies Route;

/** Extends an outage, ends it, or confirms one that began before somebody else declared it. Throws Conflict, NotAllowed, KeyReused */
export const handle =
  (needs: OutageWrites) =>
  ({ person, params: { outageId: id }, body, key }: CallOf<typeof wanted>) => {
    const by = { actor: { kind: 'person', id: person.id }, leads: may(person.roles, 'outage.backdate') } as const;
    return changeOutages(needs, { key, wish: { id, ...body } }, (book, now) => {
      if (body.deed === 'extend') return extendOutage(book, { id, until: body.until, reason: body.reason }, by, key, now);
      if (body.deed === 'end') return endOutage(book, { id, reason: body.reason }, by, key, now);
      return confirmOutage(book, id, by, key, now);
    });
  };
