import * as z from 'zod';
import { decideOnCase, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { raiseIssue } from '../../../domain/case/engineering-issue.ts';
import { endPromise, promise } from '../../../domain/case/promises.ts';
import { askProvider, takeProviderAnswer } from '../../../domain/case/questions.ts';
import type { Decision } from '../../../domain/model/decision.ts';
import { day, freeText, remark, shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofCase, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const text = freeText(4_000);
const seen = { version: seenVersion };

export const wanted = {
  permission: 'case.answer',
  params: ofCase,
  query: none,
  body: z.discriminatedUnion('deed', [
    z.object({ ...seen, deed: z.literal('promise'), what: remark, on: day }),
    z.object({ ...seen, deed: z.literal('end_promise'), promiseId: shortLine, as: z.enum(['kept', 'released']) }),
    z.object({ ...seen, deed: z.literal('ask_provider'), provider: shortLine, text }),
    z.object({ ...seen, deed: z.literal('provider_answered'), questionId: shortLine, text }),
    z.object({ ...seen, deed: z.literal('raise_issue'), title: remark, note: text.optional() }),
  ]),
  answer,
  writes: true,
} as const satisfies Route;

/** what a person does about a case besides answering it: names a day, asks a provider, raises work for the engineers */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnCase(needs, { params, body, key }, (snapshot, context): Decision<z.infer<typeof answer>> => {
      const own = { caseId: params.caseId, by: person.id };
      switch (body.deed) {
        case 'promise':
          return promise(snapshot, { ...own, what: body.what, on: body.on }, context);
        case 'end_promise':
          return endPromise(snapshot, { ...own, promiseId: body.promiseId, as: body.as }, context);
        case 'ask_provider':
          return askProvider(snapshot, { ...own, provider: body.provider, text: body.text }, context);
        case 'provider_answered':
          return takeProviderAnswer(snapshot, { ...own, questionId: body.questionId, text: body.text }, context);
        case 'raise_issue':
          return raiseIssue(snapshot, { ...own, title: body.title, note: body.note }, context);
      }
    });
