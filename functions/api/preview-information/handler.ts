import * as z from 'zod';
import { MerchantNotFound } from '../../../domain/errors.ts';
import { messageLanguages } from '../../../domain/nudge/message-catalogue.ts';
import type { Clock, MerchantStore, PolicyStore } from '../../../domain/ports.ts';
import { previewInformation } from '../../../domain/risk/preview-information.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'risk.decide',
  params: ofMerchant,
  query: z.object({
    /** keys of policy's catalogue, parted by commas; what it does not know is left out */
    items: z
      .string()
      .min(1)
      .max(2_000)
      .transform((text) => text.split(',')),
    language: z.enum(messageLanguages),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyStore, 'get'>;
  readonly clock: Clock;
}

/** what the merchant would read if it were asked for this now, in that language; writes nothing */
export const handle =
  ({ merchants, policies, clock }: Needs) =>
  async ({ params, query }: CallOf<typeof wanted>) => {
    const snapshot = await merchants.load(params.merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(params.merchantId);
    const policy = await policies.get(snapshot.merchant.policyVersion);
    return { letters: previewInformation(snapshot, query, { now: clock.now(), policy }) };
  };
