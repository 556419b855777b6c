import * as z from 'zod';
import { orderExport } from '../../../application/order-export.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { exportFormats } from '../../../domain/model/data-export.ts';
import type { Clock } from '../../../domain/ports.ts';
import { day } from '../../../domain/values.ts';
import { readingLanguages } from '../../../domain/wording/reading-language.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'exports.make',
  params: ofMerchant,
  query: none,
  body: z.object({ format: z.enum(exportFormats), from: day, to: day, language: z.enum(readingLanguages).default('en') }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

export interface Needs {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  /** a name nobody guesses */
  readonly ticket: () => string;
}

/** Somebody of the merchant asks for a file of every movement of some days; it is made afterwards */
export const handle =
  (needs: Needs): MerchantHandler<typeof wanted> =>
  ({ email, params: { merchantId }, body, key }) =>
    orderExport(needs, merchantId, key, { ...body, by: email });
