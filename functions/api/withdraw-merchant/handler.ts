import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { Conflict } from '../../../domain/errors.ts';
import type { FactEvent } from '../../../domain/events/inbound.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.withdraw',
  params: ofMerchant,
  query: none,
  body: z.object({ version: seenVersion, reason }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person notes that the merchant wants to leave: the same fact as if the sign-up flow had sent it, with the person as actor */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnMerchant(needs, { params, body, key }, (snapshot, context) => {
      const { merchant } = snapshot;
      if (merchant.lifecycleStage === 'offboarded') {
        throw new Conflict({ code: 'merchant-left', about: { at: merchant.closedAt } });
      }
      const event: FactEvent = {
        specversion: '1.0',
        id: key,
        type: 'merchant.withdrawal.requested.v1',
        source: 'console',
        time: context.now,
        subject: merchant.externalReference,
        reason: body.reason,
        data: { pspClient: merchant.pspClient, reason: body.reason.slice(0, 200) },
      };
      // no value comes with a withdrawal: there is nothing to seal
      return recordFact(snapshot, { event, teller: { kind: 'person', id: person.id }, pepper: '' }, context);
    });
