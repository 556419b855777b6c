import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { stepOf, stepsOf } from '../../../domain/home/home-step.ts';
import { dueNow, handInOf, type Waiting } from '../../../domain/home/merchant-home.ts';
import type { OutageReader } from '../../../domain/outage/outage-ports.ts';
import { concernedIn, outagesToShow } from '../../../domain/outage/touched.ts';
import type { Clock, MerchantStore, PolicyReader } from '../../../domain/ports.ts';
import { errorWords } from '../../../domain/wording/identifier-errors.ts';
import { requirementReason, requirementTitle } from '../../../domain/wording/policy-texts/requirement-words.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'home.read',
  params: ofMerchant,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

const shown = ({ requirement, waitingOn, until }: Waiting, now: string, voice: Voice) => {
  const { id, version, deadline, submittedAt, restricts, errors, requestedReason } = requirement;
  const handIn = handInOf(requirement);
  return {
    ...{ id, version, step: stepOf(requirement), title: requirementTitle(requirement, voice), waitingOn },
    why: requirementReason(id, requestedReason, voice),
    stops: restricts.map((one) => voice.word(one)),
    late: deadline !== undefined && deadline <= now,
    ...(deadline !== undefined && { deadline }),
    ...(until !== undefined && { until }),
    ...(handIn !== undefined && { handIn }),
    ...(submittedAt !== undefined && { submittedAt }),
    remedies: errors.map((error) => errorWords(id, error, voice)),
  };
};

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyReader, 'get'>;
  readonly outages: OutageReader;
  readonly clock: Clock;
}

/** Shows somebody of the merchant every step, everything due, and what is with others until when, in the language they read */
export const handle =
  ({ merchants, policies, outages, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { language } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { merchant } = snapshot;
    const now = clock.now();
    const [policy, { outages: known }] = await Promise.all([policies.get(merchant.policyVersion), outages.book()]);
    const { yours, others } = dueNow(snapshot, { now, policy, outages: known });
    const voice = voiceOf(language);
    return {
      name: merchant.tradingName ?? merchant.legalName,
      timeZone: merchant.timeZone,
      asOf: now,
      stage: merchant.lifecycleStage,
      takesPayments: merchant.chargesEnabled,
      getsPayouts: merchant.payoutsEnabled,
      steps: stepsOf(snapshot),
      outages: outagesToShow(known, concernedIn(policy, snapshot, merchant.lifecycleStage), now).map(
        ({ id, kind, capability, planned, from, until }) => ({
          ...{ id, kind, capability, planned, from, until },
        }),
      ),
      yours: yours.map((one) => shown(one, now, voice)),
      others: others.map((one) => shown(one, now, voice)),
    };
  };
