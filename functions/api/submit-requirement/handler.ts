import * as z from 'zod';
import { decideOnRequirement, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { submitRequirement } from '../../../domain/desk/requirement-deeds.ts';
import { handedInBy } from '../../../domain/model/document.ts';
import { shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofRequirement, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requirement.submit',
  params: ofRequirement,
  query: none,
  body: z
    .object({
      version: seenVersion,
      /** how it reached us */
      through: handedInBy,
      /** where the document lies, never the document */
      documentReference: shortLine.optional(),
      /** of an identifier: the corrected value, which is checked at once and kept in no log */
      value: shortLine.optional(),
      reason: reason.optional(),
    })
    .refine((body) => body.documentReference !== undefined || body.value !== undefined, {
      path: ['documentReference'],
      error: 'Send where the document lies, or the value itself',
    }),
  answer,
  writes: true,
} as const satisfies Route;

/** a person hands in for the merchant what reached us another way */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { version: _version, ...given } = body;
    return decideOnRequirement(needs, { params, body, key }, (snapshot, context) =>
      submitRequirement(snapshot, { ...params, ...given, requestId: key, by: person.id }, context),
    );
  };
