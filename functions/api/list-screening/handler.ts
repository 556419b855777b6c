import { MerchantNotFound } from '../../../domain/errors.ts';
import type { MerchantStore, PolicyStore } from '../../../domain/ports.ts';
import { screeningHits } from '../../../domain/risk/screening-hits.ts';
import { isSample } from '../../../domain/risk/screening-list.ts';
import type { ScreeningLists } from '../../../domain/risk/screening-port.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'screening.read',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyStore, 'get'>;
  readonly lists: ScreeningLists;
}

/** a merchant's names beside the list entries they resemble, by the rules of its risk check and the lists as they are today; nothing of it is stored */
export const handle =
  ({ merchants, policies, lists }: Needs) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const snapshot = await merchants.load(params.merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(params.merchantId);
    const list = await lists.current();
    const policy = await policies.get(snapshot.merchant.policyVersion);
    const hits = screeningHits(snapshot, policy, list);
    return { source: list.source, asOf: list.asOf, sample: isSample(list), lists: list.lists ?? [], hits };
  };
