import * as z from 'zod';
import { hashesOf, type PaymentPlaces } from '../../../domain/activation/payment-places.ts';
import type { MerchantList } from '../../../domain/listing/listing-ports.ts';
import type { FoundMerchant } from '../../../domain/listing/search-merchants.ts';
import type { Clock } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** merchants whose payment may have one and the same id */
const OF_ONE_ID = 3;
/** a number of a payment has no blank in it; two letters are somebody who begins to type */
const idLike = /^\S{3,}$/;

export const wanted = {
  permission: 'merchant.read',
  params: none,
  query: z.object({
    q: z.string().trim().min(1).max(200).meta({
      description:
        'a name, reference, registration number, merchant id, e-mail address, phone number, person, or the exact id of a payment or refund; one typo a word is tolerated, but in no id',
    }),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly merchants: Pick<MerchantList, 'search'>;
  readonly places: Pick<PaymentPlaces, 'find'>;
  readonly clock: Clock;
}

/** the merchants of a payment with this very id: two reads by key, however many payments there are */
const byPayment = async ({ merchants, places, clock }: Needs, id: string): Promise<readonly FoundMerchant[]> => {
  if (!idLike.test(id)) return [];
  const found = (await Promise.all(hashesOf(id).map((one) => places.find(one, OF_ONE_ID)))).flat();
  const ids = [...new Set(found.map(({ merchantId }) => merchantId))];
  const known = await Promise.all(ids.map((one) => merchants.search(one, 1, clock.now())));
  return known.flatMap((one) => one.found).map(({ merchant }) => ({ merchant, by: 'payment' }));
};

/** merchants by whatever is known of them, the best first */
export const handle =
  (needs: Needs) =>
  async ({ query: { q, limit } }: CallOf<typeof wanted>) => {
    const [exact, { found, ...fresh }] = await Promise.all([
      byPayment(needs, q),
      needs.merchants.search(q, limit, needs.clock.now()),
    ]);
    const known = new Set(exact.map(({ merchant }) => merchant.merchantId));
    const others = found.filter(({ merchant }) => !known.has(merchant.merchantId));
    return { ...fresh, found: [...exact, ...others].slice(0, limit) };
  };
