import * as z from 'zod';
import { wholeMerchant } from '../../../application/whole-merchant.ts';
import { addDays } from '../../../domain/calendar/add-days.ts';
import { deskOf } from '../../../domain/connector/desks.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { type CareCase, requestTopic } from '../../../domain/model/care.ts';
import type { CaseMessage } from '../../../domain/model/case-message.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import type { Policy } from '../../../domain/policy/policy-schema.ts';
import type { CaseMessages, Clock, MerchantArchive, MerchantStore, PolicyStore } from '../../../domain/ports.ts';
import { deskRequestOf, deskStatus, seesDeskCase } from '../../../domain/request/desk-request.ts';
import { type Asker, isRequest, maySee, type Request, requestOf } from '../../../domain/request/request-of.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'requests.ask',
  params: ofMerchant,
  /** `request`: the one whose messages are wanted; `all`: those that were closed long ago as well */
  query: z.object({ request: z.string().min(1).max(100).optional(), of: z.enum(['now', 'all']).default('now') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

/** nobody reads further back on a page */
const MOST = 200;

const shown = (one: Request, { care }: Policy, now: string) => {
  const { id, title, openedAt, closedAt, request, linkedTo, continuedIn, asksFor } = one;
  const { topic, paymentReference, askedBy, waitingOn, answeredAt, rating } = request;
  const status = waitingOn === 'operations' ? ('with_us' as const) : ('answered' as const);
  const reopenUntil = closedAt === undefined ? undefined : addDays(closedAt, care.requests.reopenDays);
  return {
    reopenable: reopenUntil !== undefined && reopenUntil >= now,
    ...{ id, title, topic, askedBy, openedAt, status: closedAt === undefined ? status : ('closed' as const) },
    asksYou: asksFor !== undefined,
    endsForGood: false,
    rateable: closedAt !== undefined && answeredAt !== undefined && asksFor === undefined,
    ...(paymentReference !== undefined && { paymentReference }),
    ...(answeredAt !== undefined && { answeredAt }),
    ...(closedAt !== undefined && { closedAt }),
    ...(reopenUntil !== undefined && { reopenUntil }),
    ...(rating !== undefined && { rating }),
    ...(linkedTo !== undefined && { linkedTo }),
    ...(continuedIn !== undefined && { continuedIn }),
  };
};

/** one that the merchant opened by mail, by phone or at the help desk */
const shownOfDesk = (one: CareCase) => {
  const { id, title, openedAt, closedAt, matter, linkedTo, continuedIn } = one;
  const topic = requestTopic.safeParse(matter?.topic);
  return {
    ...{ id, title, openedAt, topic: topic.success ? topic.data : ('other' as const), status: deskStatus(one) },
    ...{ reopenable: false, rateable: false, asksYou: false, endsForGood: true },
    ...(closedAt !== undefined && { closedAt }),
    ...(linkedTo !== undefined && { linkedTo }),
    ...(continuedIn !== undefined && { continuedIn }),
  };
};

/** people of ours write as one: their names stay with us */
const written = ({ n, at, from, text }: CaseMessage) => {
  const ours = from.kind !== 'merchant';
  return { n, at, ours, text, ...(!ours && { by: from.id }) };
};

/** was anything asked that is closed so long that it is not among the live ones? */
const hasOlder = async (merchants: MerchantArchive, snapshot: Snapshot, asker: Asker): Promise<boolean> => {
  const live = new Set(snapshot.cases.map(({ id }) => id));
  const over = await merchants.archived(snapshot.merchant.merchantId, 'case');
  return over.some(
    (one) => one.kind === 'case' && !live.has(one.id) && (isRequest(one) ? maySee(asker, one) : seesDeskCase(asker, one)),
  );
};

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'> & MerchantArchive;
  readonly messages: CaseMessages;
  readonly policies: Pick<PolicyStore, 'get'>;
  readonly clock: Clock;
}

/** What the merchant asked, and how it stands; of one request also what was written. Throws MerchantNotFound, CaseNotFound */
export const handle =
  ({ merchants, messages, policies, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email, role, params: { merchantId }, query: { request: named, of } }) => {
    const asker = { email, role };
    const now = clock.now();
    const snapshot = await (of === 'all' || named !== undefined
      ? wholeMerchant(merchants, merchantId)
      : merchants.load(merchantId));
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const policy = await policies.get(snapshot.merchant.policyVersion);
    const isSeen = (one: CareCase): boolean => (isRequest(one) ? maySee(asker, one) : seesDeskCase(asker, one));
    const ofDesk = named !== undefined && deskOf(named) !== undefined;
    const one =
      named === undefined ? undefined : ofDesk ? deskRequestOf(snapshot, named, asker) : requestOf(snapshot, named, asker);
    const listed = one === undefined ? snapshot.cases.filter(isSeen) : [one];
    const newest = listed.toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1)).slice(0, MOST);
    return {
      requests: newest.map((each) => (isRequest(each) ? shown(each, policy, now) : shownOfDesk(each))),
      messages:
        one === undefined
          ? []
          : (await messages.of(merchantId, one.id)).filter(({ internal }) => internal === undefined).map(written),
      older: of === 'now' && named === undefined && (await hasOlder(merchants, snapshot, asker)),
    };
  };
