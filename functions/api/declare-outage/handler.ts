import * as z from 'zod';
import { changeOutages, type OutageWrites } from '../../../application/change-outages.ts';
import { may } from '../../../domain/access.ts';
import { textDigest } from '../../../domain/content-hash.ts';
import { outageFacts, usualRelease } from '../../../domain/model/outage.ts';
import { declareOutage } from '../../../domain/outage/change-outage.ts';
import { anyInstant } from '../../../domain/values.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'outage.declare',
  params: none,
  query: none,
  body: z.object({
    ...outageFacts,
    releasePerHour: outageFacts.releasePerHour.default(usualRelease),
    from: anyInstant,
    until: anyInstant,
    reason,
  }),
  answer,
  writes: true,
} as const satisfies Route;

/**
 * Declares an outage: one item, however many merchants it concerns. One that began more than a quarter of an hour ago takes a lead, and waits for
 * a second one. Throws Conflict, NotAllowed, KeyReused
 */
export const handle =
  (needs: OutageWrites) =>
  ({ person, body, key }: CallOf<typeof wanted>) => {
    const by = { actor: { kind: 'person', id: person.id }, leads: may(person.roles, 'outage.backdate') } as const;
    const id = `o_${textDigest(key)}`;
    return changeOutages(needs, { key, wish: body }, (book, now) => declareOutage(book, { ...body, id }, by, key, now));
  };
