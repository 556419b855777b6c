import * as z from 'zod';
import { decideOnCase, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { answer as answerRequest } from '../../../domain/request/answer.ts';
import { typedText } from '../../../domain/values.ts';
import { type CallOf, none, ofCase, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'case.answer',
  params: ofCase,
  query: none,
  /** `closes`: nothing more is expected of anybody */
  body: z.object({ version: seenVersion, text: typedText(4_000), closes: z.boolean() }),
  answer,
  writes: true,
} as const satisfies Route;

/** answers what a merchant asked on its page: it is told by letter that an answer is there */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnCase(needs, { params, body, key }, (snapshot, context) =>
      answerRequest(snapshot, { ...body, caseId: params.caseId, by: person.id }, context),
    );
