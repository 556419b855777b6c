import * as z from 'zod';
import { type ConversionNeeds, readConversion } from '../../../application/read-conversion.ts';
import { adviceOn } from '../../../domain/conversion/advice-for.ts';
import type { Clock, PolicyReader } from '../../../domain/ports.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'payment.read',
  params: ofMerchant,
  query: z.object({ language: z.enum(['en', 'fr']).default('en') }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

export interface Needs extends ConversionNeeds {
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly clock: Clock;
}

/** which attempts to pay a merchant succeeded, and what may be tried against those that did not */
export const handle =
  (needs: Needs) =>
  async ({ params: { merchantId }, query: { language } }: CallOf<typeof wanted>) => {
    const [lines, policy] = await Promise.all([readConversion(needs, merchantId, needs.clock.now()), needs.policies.active()]);
    return { lines: adviceOn(lines, policy.care.conversion.advice, language) };
  };
