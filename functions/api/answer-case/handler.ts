import * as z from 'zod';
import { decideOnCase, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import { lookAtMerchant } from '../../../application/look-at-merchant.ts';
import type { MerchantStore, PolicyStore } from '../../../domain/ports.ts';
import { letterOf, answer as sendAnswer } from '../../../domain/request/answer.ts';
import { answerDeskCase, deskCase } from '../../../domain/request/answer-desk-case.ts';
import { requestOf } from '../../../domain/request/request-of.ts';
import { typedText } from '../../../domain/values.ts';
import { type CallOf, none, ofCase, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

const text = typedText(4_000);

export const wanted = {
  permission: 'case.answer',
  teams: 'own_work',
  params: ofCase,
  query: none,
  body: z.object({
    /** a preview writes nothing: an answer is too long for the address of a look */
    kind: z.enum(['preview', 'send']),
    version: seenVersion,
    text,
    /** nothing more is expected of anybody */
    closes: z.boolean().default(false),
    /** colleagues read it, the requester does not: for a case whose letters a help desk keeps */
    internal: z.boolean().default(false),
  }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly merchants: MerchantStore;
  readonly policies: Pick<PolicyStore, 'get'>;
}

/**
 * Answers what a merchant asked on its page: it is told by letter that an answer is there. A case of a help desk is answered there, or noted
 * upon. A preview writes nothing
 */
export const handle =
  (needs: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { caseId } = params;
    if (body.kind === 'preview') {
      const { snapshot, context } = await lookAtMerchant(needs, params.merchantId);
      const kept = deskCase(snapshot, caseId);
      if (kept !== undefined) return { kind: 'comment', ...body.text, desk: kept.desk, internal: body.internal };
      const { request } = requestOf(snapshot, caseId);
      return { kind: 'preview', ...body.text, to: request.askedBy, letter: letterOf(snapshot, context) };
    }
    const wish = { params, body, key };
    return decideOnCase(needs, wish, (snapshot, context) => {
      const input = { ...body, caseId, by: person.id };
      return deskCase(snapshot, caseId) === undefined
        ? sendAnswer(snapshot, input, context)
        : answerDeskCase(snapshot, input, context);
    });
  };
