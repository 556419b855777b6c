import * as z from 'zod';
import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { traceReference } from '../../../application/trace-reference.ts';
import { clocksOfCase } from '../../../domain/case/case-clocks.ts';
import { caseOf } from '../../../domain/case/case-deed.ts';
import type { CaseDirectory } from '../../../domain/case/case-directory.ts';
import { factsOfCase } from '../../../domain/case/facts-of-case.ts';
import { answerLanguage, offeredAnswers } from '../../../domain/case/prepared-answers.ts';
import { similarCases } from '../../../domain/case/similar-cases.ts';
import { movesOfFacts, partyAfter } from '../../../domain/case/standing.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { deskOf } from '../../../domain/connector/desks.ts';
import type { CareCase } from '../../../domain/model/care.ts';
import { overlay } from '../../../domain/model/overlay-changes.ts';
import type { CaseMessages, MerchantLookup, MerchantStore } from '../../../domain/ports.ts';
import type { MoneyReader } from '../../../domain/trace/money-reader.ts';
import { moneyRules } from '../../../domain/trace/shipped-rules.ts';
import { remark } from '../../../domain/values.ts';
import { type CallOf, none, ofCase, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'case.answer',
  teams: 'own_work',
  params: ofCase,
  /** a reference of a payment or payout: where its money is */
  query: z.object({ trace: remark.optional() }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs extends LookNeeds {
  readonly merchants: Pick<MerchantStore, 'load' | 'recall'>;
  readonly messages: CaseMessages;
  readonly cases: CaseDirectory;
  readonly names: MerchantLookup;
  readonly moneyOf: (merchantId: string) => MoneyReader;
}

/** so many open cases are looked through: those whose clocks are due first */
const LOOKED_THROUGH = 100;
const SHOWN = 5;

/** open cases of anybody that are similar, with whose they are; of a merchant that is restricted none */
const similarTo = async ({ cases, names }: Pick<Needs, 'cases' | 'names'>, one: CareCase) => {
  const { cases: open } = await cases.open(LOOKED_THROUGH);
  const similar = similarCases(one, open, SHOWN);
  const found = await names.byIds([...new Set(similar.map((each) => each.one.merchantId))]);
  const known = new Map(
    found.filter(({ restricted }) => restricted === undefined).map((each) => [each.merchantId, each.legalName]),
  );
  return similar.flatMap(({ one: { merchantId, id, title }, alike }) => {
    const merchant = known.get(merchantId);
    return merchant === undefined ? [] : [{ merchantId, id, title, merchant, alike: [...alike] }];
  });
};

/** A case with what was written, whom it waited for, and what is open in it; writes nothing. Throws MerchantNotFound, CaseNotFound */
export const handle =
  ({ messages, cases, names, moneyOf, ...needs }: Needs) =>
  async ({ person, params: { merchantId, caseId }, query: { trace } }: CallOf<typeof wanted>) => {
    // other cases may be other teams'
    const alone = person.teams !== undefined;
    const { snapshot: live, context } = await lookAtMerchant(needs, merchantId);
    const isLive = live.cases.some(({ id }) => id === caseId);
    const over = isLive ? undefined : await needs.merchants.recall(merchantId, { kind: 'case', id: caseId });
    const snapshot = over === undefined ? live : overlay(live, { puts: [over], deletes: [] });
    const found = caseOf(snapshot, caseId);
    const { id, version, title, severity, openedAt, closedAt, request, matter, routed } = found;
    const facts = factsOfCase(found);
    const written = await messages.of(merchantId, caseId);
    const topic = matter?.topic ?? request?.topic;
    const traces = trace === undefined ? [] : await traceReference(moneyOf(merchantId), trace, moneyRules, context.now);
    return {
      ...{
        id,
        version,
        title,
        severity,
        openedAt,
        currency: snapshot.merchant.currency,
        locale: answerLanguage(found, snapshot.merchant),
        onPage: request !== undefined,
      },
      waitingOn: partyAfter(facts),
      waited: timeByParty(movesOfFacts(facts), Date.parse(context.now)),
      clocks: [...clocksOfCase(found)],
      ...{ promises: found.promises ?? [], questions: found.questions ?? [], issues: found.issues ?? [] },
      providers: context.policy.care.cases.providers.map(({ key }) => key),
      others: (alone ? [] : live.cases)
        .filter((one) => one.closedAt === undefined && one.id !== id)
        .map((one) => ({ id: one.id, title: one.title })),
      messages: written.map(({ n, at, from, text, internal, elsewhere }) => ({
        ...{ n, at, from, text },
        ...(internal && { internal }),
        ...(elsewhere?.automatic === true && { automatic: true as const }),
      })),
      answers: offeredAnswers(context.policy.care.cases.answers, found, snapshot.merchant).map(({ missing, ...each }) => ({
        ...each,
        missing: [...missing],
      })),
      traces: traces.map(({ hops, ...each }) => ({ ...each, hops: [...hops] })),
      links: alone ? [] : (found.links ?? []),
      similar: alone ? [] : await similarTo({ cases, names }, found),
      ...(request === undefined && { desk: deskOf(id) }),
      ...(found.requester !== undefined && { requester: found.requester }),
      ...(found.linkedTo !== undefined && { linkedTo: found.linkedTo }),
      ...(found.continuedIn !== undefined && { continuedIn: found.continuedIn }),
      ...(found.mergedInto !== undefined && { mergedInto: found.mergedInto.caseId }),
      ...(found.dispute !== undefined && { dispute: found.dispute }),
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
