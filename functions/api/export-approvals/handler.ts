import { wholeMerchant } from '../../../application/whole-merchant.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { Clock, MerchantArchive, MerchantStore } from '../../../domain/ports.ts';
import { approvalRecord } from '../../../domain/privacy/approval-record.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.export',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

interface Needs {
  readonly merchants: Pick<MerchantStore, 'load'> & MerchantArchive;
  readonly clock: Clock;
}

/** the record an auditor asks for: who approved what of a merchant, when, why, and what they had before them */
export const handle =
  ({ merchants, clock }: Needs) =>
  async ({ params }: CallOf<typeof wanted>) => {
    const snapshot = await wholeMerchant(merchants, params.merchantId);
    if (snapshot === undefined) throw new MerchantNotFound(params.merchantId);
    return { asOf: clock.now(), ...approvalRecord(snapshot) };
  };
