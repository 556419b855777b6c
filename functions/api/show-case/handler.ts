import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { caseOf } from '../../../domain/case/case-deed.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { movesOfFacts, partyAfter } from '../../../domain/case/standing.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { overlay } from '../../../domain/model/overlay-changes.ts';
import type { CaseMessages, MerchantStore } from '../../../domain/ports.ts';
import { type CallOf, none, ofCase, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'case.answer',
  params: ofCase,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs extends LookNeeds {
  readonly merchants: Pick<MerchantStore, 'load' | 'recall'>;
  readonly messages: CaseMessages;
}

/** A case with what was written, whom it waited for, and what is open in it; writes nothing. Throws MerchantNotFound, CaseNotFound */
export const handle =
  ({ messages, ...needs }: Needs) =>
  async ({ params: { merchantId, caseId } }: CallOf<typeof wanted>) => {
    const { snapshot: live, context } = await lookAtMerchant(needs, merchantId);
    const isLive = live.cases.some(({ id }) => id === caseId);
    const over = isLive ? undefined : await needs.merchants.recall(merchantId, { kind: 'case', id: caseId });
    const snapshot = over === undefined ? live : overlay(live, { puts: [over], deletes: [] });
    const found = caseOf(snapshot, caseId);
    const { id, version, title, severity, openedAt, closedAt, request, matter, routed } = found;
    const facts = factsOfCase(found);
    const written = await messages.of(merchantId, caseId);
    const topic = matter?.topic ?? request?.topic;
    return {
      ...{ id, version, title, severity, openedAt, locale: snapshot.merchant.locale, onPage: request !== undefined },
      waitingOn: partyAfter(facts),
      waited: timeByParty(movesOfFacts(facts), Date.parse(context.now)),
      clocks: [...clocksOfCase(found)],
      ...{ promises: found.promises ?? [], questions: found.questions ?? [], issues: found.issues ?? [] },
      providers: context.policy.care.cases.providers.map(({ key }) => key),
      others: live.cases
        .filter((one) => one.closedAt === undefined && one.id !== id)
        .map((one) => ({ id: one.id, title: one.title })),
      messages: written.map(({ n, at, from, text }) => ({ n, at, from, text })),
      ...(found.mergedInto !== undefined && { mergedInto: found.mergedInto.caseId }),
      ...(topic !== undefined && { topic }),
      ...(matter?.provider !== undefined && { provider: matter.provider }),
      ...(matter?.method !== undefined && { method: matter.method }),
      ...(routed !== undefined && { queue: routed.queue }),
      ...(routed?.rule !== undefined && { rule: routed.rule }),
      ...(request !== undefined && { askedBy: request.askedBy }),
      ...(request?.paymentReference !== undefined && { paymentReference: request.paymentReference }),
      ...(closedAt !== undefined && { closedAt }),
      ...(request?.rating !== undefined && { rating: request.rating }),
    };
  };
