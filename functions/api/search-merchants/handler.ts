import * as z from 'zod';
import type { MerchantList } from '../../../domain/listing/listing-ports.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.read',
  params: none,
  query: z.object({
    q: z.string().trim().min(1).max(200).meta({
      description:
        'a name, reference, registration number, merchant id, e-mail address, phone number or person; one typo a word is tolerated',
    }),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** merchants by whatever is known of them, the best first */
export const handle =
  ({ merchants, clock }: { readonly merchants: Pick<MerchantList, 'search'>; readonly clock: Clock }) =>
  ({ query }: CallOf<typeof wanted>) =>
    merchants.search(query.q, query.limit, clock.now());
