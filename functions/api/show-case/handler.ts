import { type LookNeeds, lookAtMerchant } from '../../../application/look-at-merchant.ts';
import { timeByParty } from '../../../domain/case-clock/time-by-party.ts';
import { overlay } from '../../../domain/model/overlay-changes.ts';
import type { CaseMessages, MerchantStore } from '../../../domain/ports.ts';
import { movesOfRequest } from '../../../domain/request/moves-of-request.ts';
import { requestOf } from '../../../domain/request/request-of.ts';
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

/** What a merchant asked on its page and what was written; writes nothing. Throws MerchantNotFound, CaseNotFound */
export const handle =
  ({ messages, ...needs }: Needs) =>
  async ({ params: { merchantId, caseId } }: CallOf<typeof wanted>) => {
    const { snapshot: live, context } = await lookAtMerchant(needs, merchantId);
    const isLive = live.cases.some(({ id }) => id === caseId);
    const over = isLive ? undefined : await needs.merchants.recall(merchantId, { kind: 'case', id: caseId });
    const snapshot = over === undefined ? live : overlay(live, { puts: [over], deletes: [] });
    const found = requestOf(snapshot, caseId);
    const { id, version, title, openedAt, closedAt, request } = found;
    const { topic, paymentReference, askedBy, waitingOn, rating } = request;
    const written = await messages.of(merchantId, caseId);
    const { us, merchant, closed, total } = timeByParty(movesOfRequest(found, written), Date.parse(context.now));
    return {
      ...{ id, version, title, topic, askedBy, waitingOn, openedAt, locale: snapshot.merchant.locale },
      waited: { us, merchant, closed, total },
      messages: written.map(({ n, at, from, text }) => ({ n, at, from, text })),
      ...(paymentReference !== undefined && { paymentReference }),
      ...(closedAt !== undefined && { closedAt }),
      ...(rating !== undefined && { rating }),
    };
  };
