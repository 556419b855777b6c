import * as z from 'zod';
import { decideOnCase, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { askRefund } from '../../../domain/case/ask-refund.ts';
import { linkCases } from '../../../domain/case/link-cases.ts';
import { mergeCase, unmergeCase } from '../../../domain/case/merge-cases.ts';
import { endPromise, promise } from '../../../domain/case/promises.ts';
import { askProvider, takeProviderAnswer } from '../../../domain/case/questions.ts';
import { resolveCase } from '../../../domain/case/resolve-case.ts';
import { raiseIssue } from '../../../domain/desk/engineering-issue.ts';
import { NotAllowed } from '../../../domain/errors.ts';
import type { Decision } from '../../../domain/model/decision.ts';
import { askMerchant } from '../../../domain/request/ask-merchant.ts';
import { day, freeText, minor, remark, shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofCase, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const text = freeText(4_000);
export const wanted = {
  permission: 'case.answer',
  teams: 'own_work',
  params: ofCase,
  query: none,
  body: z.object({
    version: seenVersion,
    deed: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('promise'), what: remark, on: day }),
      z.object({ kind: z.literal('end_promise'), promiseId: shortLine, as: z.enum(['kept', 'released']) }),
      z.object({ kind: z.literal('ask_provider'), provider: remark, text }),
      z.object({ kind: z.literal('ask_merchant'), text }),
      z.object({
        ...{ kind: z.literal('ask_refund'), provider: remark, paymentReference: shortLine, reason: remark },
        /** minor units of the merchant's currency; the whole payment when absent */
        amountMinor: minor.positive().optional(),
      }),
      z.object({ kind: z.literal('provider_answered'), questionId: shortLine, text }),
      z.object({ kind: z.literal('resolve') }),
      z.object({ kind: z.literal('merge'), into: shortLine }),
      z.object({ kind: z.literal('unmerge') }),
      z.object({ kind: z.literal('link'), to: shortLine }),
      z.object({ kind: z.literal('raise_issue'), title: remark, note: text.optional() }),
    ]),
  }),
  answer,
  writes: true,
} as const satisfies Route;

const ofOthers: readonly string[] = ['merge', 'unmerge', 'link', 'raise_issue'];

/** what a person does about a case besides answering it: names a day, asks a provider, raises work for the engineers, merges it */
export const handle =
  (needs: Writes) =>
  ({ person, params, body, key }: CallOf<typeof wanted>) =>
    decideOnCase(needs, { params, body, key }, (snapshot, context): Decision<z.infer<typeof answer>> => {
      const own = { caseId: params.caseId, by: person.id };
      const { deed } = body;
      // another case may be another team's
      if (person.teams !== undefined && ofOthers.includes(deed.kind))
        throw new NotAllowed({ code: 'team-only', about: { teams: [...person.teams] } });
      switch (deed.kind) {
        case 'promise':
          return promise(snapshot, { ...own, what: deed.what, on: deed.on }, context);
        case 'end_promise':
          return endPromise(snapshot, { ...own, promiseId: deed.promiseId, as: deed.as }, context);
        case 'ask_provider':
          return askProvider(snapshot, { ...own, provider: deed.provider, text: deed.text }, context);
        case 'ask_merchant':
          return askMerchant(snapshot, { ...own, text: deed.text }, context);
        case 'ask_refund': {
          const { kind: _, ...refund } = deed;
          return askRefund(snapshot, { ...own, ...refund }, context);
        }
        case 'provider_answered':
          return takeProviderAnswer(snapshot, { ...own, questionId: deed.questionId, text: deed.text }, context);
        case 'resolve':
          return resolveCase(snapshot, own, context);
        case 'merge':
          return mergeCase(snapshot, { ...own, into: deed.into }, context);
        case 'link':
          return linkCases(snapshot, { ...own, to: deed.to }, context);
        case 'unmerge':
          return unmergeCase(snapshot, own, context);
        case 'raise_issue':
          return raiseIssue(snapshot, { ...own, title: deed.title, note: deed.note }, context);
      }
    });
