import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { contactChannel, contactOutcome, logContact } from '../../../domain/desk/log-contact.ts';
import { anyInstant, freeText, remark } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.contact',
  params: ofMerchant,
  query: none,
  body: z.object({
    version: seenVersion,
    channel: contactChannel,
    topic: remark,
    summary: freeText(4_000),
    outcome: contactOutcome,
    /** when it comes back as a task */
    followUpAt: anyInstant.optional(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

/** notes what was spoken about with a merchant, and when to follow up */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { version: _version, ...contact } = body;
    return decideOnMerchant(needs, { params, body, key }, (snapshot, context) =>
      logContact(snapshot, { ...params, ...contact, requestId: key, by: person.id }, context),
    );
  };
