import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { memberMay } from '../../../domain/member/member-access.ts';
import type { FeeCondition } from '../../../domain/policy/price-schema.ts';
import type { Clock, MerchantStore, PolicyReader } from '../../../domain/ports.ts';
import { sharesNow } from '../../../domain/pricing/customer-share.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import { type Voice, voiceOf } from '../../../domain/wording/voice.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'conditions.read',
  params: ofMerchant,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyReader, 'active' | 'get'>;
  readonly clock: Clock;
}

const fees = (conditions: readonly FeeCondition[], voice: Voice) =>
  conditions.map(({ method, plan, basisPoints, fixedMinor }) => ({
    ...{ method: voice.word(method), basisPoints, fixedMinor },
    ...(plan !== undefined && { plan: voice.word(plan) }),
  }));

/** Shows somebody of the merchant the fees that are agreed, an offer that waits for them, and who bears the fee of each plan */
export const handle =
  ({ merchants, policies, clock }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { language }, role }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { merchant } = snapshot;
    const { agreed, offered } = merchant.prices ?? {};
    const voice = voiceOf(language);
    // ceilings are law: those of the newest policy hold, whatever the merchant's own was
    const shares = sharesNow(merchant, { policy: await policies.active(), now: clock.now() });
    return {
      ...{ version: merchant.version, currency: merchant.currency, timeZone: merchant.timeZone },
      ...(agreed !== undefined && {
        agreed: {
          ...{ fees: fees(agreed.conditions, voice), validFrom: agreed.validFrom, at: agreed.at },
          ...(agreed.acceptedBy !== undefined && { acceptedBy: agreed.acceptedBy }),
        },
      }),
      ...(agreed === undefined && { list: fees((await policies.get(merchant.policyVersion)).pricing?.list ?? [], voice) }),
      ...(offered !== undefined && {
        offered: { id: offered.id, fees: fees(offered.conditions, voice), validFrom: offered.validFrom, at: offered.at },
      }),
      shares: shares.map((one) => ({ ...one, ...(one.plan !== undefined && { name: voice.word(one.plan) }) })),
      mayAccept: memberMay(role, 'conditions.accept'),
    };
  };
