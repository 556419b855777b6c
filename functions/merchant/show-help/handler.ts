import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { helpFor } from '../../../domain/help/merchant-help.ts';
import type { MerchantStore, PolicyStore } from '../../../domain/ports.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'help.read',
  params: ofMerchant,
  query: z.object({ language: z.enum(readingLanguages).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyStore, 'get'>;
}

/** How to go live with each platform and what is done of it already, and answers to what merchants often ask */
export const handle =
  ({ merchants, policies }: Needs): MerchantHandler<typeof wanted> =>
  async ({ params: { merchantId }, query: { language } }) => {
    const snapshot = await merchants.load(merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(merchantId);
    const { help } = await policies.get(snapshot.merchant.policyVersion);
    const { platforms, faq } = helpFor(snapshot, help, language);
    return {
      platforms: platforms.map(({ steps, ...one }) => ({
        ...one,
        steps: steps.map(({ done, ...step }) => ({ ...step, ...(done !== undefined && { done }) })),
      })),
      faq,
    };
  };
