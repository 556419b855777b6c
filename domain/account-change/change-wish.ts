import * as z from 'zod';
import { InvalidInput } from '../errors.ts';
import { type ChangeTarget, postalAddress } from '../model/account-change.ts';
import { sealBankAccount } from '../requirement/check-bank-account.ts';
import { country, remark, shortLine } from '../values.ts';
import type { HolderQuestion } from './holder-check.ts';

/** what somebody types: an account number in full, which is sealed before anything keeps it */
export const changeWish = z.discriminatedUnion('of', [
  z.object({ of: z.literal('bank_account'), country, accountNumber: shortLine, holder: remark }),
  z.object({
    of: z.literal('address'),
    ...postalAddress.shape,
    lines: z.array(remark).min(1).max(4),
    postcode: shortLine.optional(),
    city: remark,
  }),
  z.object({ of: z.literal('contact'), name: remark.optional(), email: shortLine.optional(), phone: shortLine.optional() }),
]);
export type ChangeWish = z.infer<typeof changeWish>;

/** The new value as it may be kept. Throws InvalidInput for an account number that cannot be one, and for a contact without anything. */
export const sealedWish = (wish: ChangeWish, pepper: string): ChangeTarget => {
  if (wish.of === 'contact' && wish.name === undefined && wish.email === undefined && wish.phone === undefined)
    throw new InvalidInput('change', { code: 'contact-empty', about: {} });
  if (wish.of !== 'bank_account') return wish;
  const { accountNumber, holder } = wish;
  const iban = /^[A-Za-z]{2}\d{2}/.test(accountNumber.replace(/\s/g, ''));
  const number = iban ? { iban: accountNumber } : { accountNumber };
  const sealed = sealBankAccount({ country: wish.country, holder, ...number }, pepper);
  if (sealed.status === 'invalid') throw new InvalidInput('accountNumber', { code: 'account-not-valid', about: {} });
  const { status: _status, ...account } = sealed;
  return { of: 'bank_account', ...account };
};

/** what the account's bank is asked; undefined for a change of anything else */
export const holderQuestion = (wish: ChangeWish): HolderQuestion | undefined =>
  wish.of === 'bank_account' ? { accountNumber: wish.accountNumber, country: wish.country, holder: wish.holder } : undefined;
