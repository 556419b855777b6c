import * as z from 'zod';
import { decideUnseen, type Writes } from '../../../application/decide-on.ts';
import type { AccountOwners } from '../../../domain/account-change/account-owners.ts';
import { askChange } from '../../../domain/account-change/ask-change.ts';
import { changeWish, holderQuestion, sealedWish } from '../../../domain/account-change/change-wish.ts';
import type { HolderCheck } from '../../../domain/account-change/holder-check.ts';
import { sealedValue } from '../../../domain/desk/sealed-value.ts';
import { Conflict } from '../../../domain/errors.ts';
import { normalEmail } from '../../../domain/member/normal-email.ts';
import { isProven } from '../../../domain/sign-in/fresh-code.ts';
import type { SignInAttempts } from '../../../domain/sign-in/sign-in-attempts.ts';
import { remark, shortLine } from '../../../domain/values.ts';
import type { MerchantHandler, MerchantRoute } from '../../runtime/merchant-route-contract.ts';
import { none, ofMerchant } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'account.change',
  params: ofMerchant,
  query: none,
  body: z.object({
    /** of a new code that was typed beside the session */
    ticket: shortLine,
    change: changeWish,
    oldAccountClosed: z.boolean().default(false),
    reason: remark.optional(),
  }),
  answer,
  writes: true,
} as const satisfies MerchantRoute;

export interface Needs extends Writes {
  readonly attempts: Pick<SignInAttempts, 'of'>;
  readonly holders: HolderCheck;
  readonly owners: AccountOwners;
  /** seals account numbers */
  readonly pepper: string;
}

/** Somebody of the merchant asks for another account, address or contact, with a new code; the account's bank is asked while the number is in hand */
export const handle =
  ({ attempts, holders, owners, pepper, ...needs }: Needs): MerchantHandler<typeof wanted> =>
  async ({ email, params, body, key }) => {
    const { ticket, change: wish, oldAccountClosed, reason } = body;
    const { merchantId } = params;
    const to = sealedWish(wish, pepper);
    const known = await attempts.of(normalEmail(email) ?? email);
    const proven = isProven(known, { merchantId, ticket }, needs.clock.now());
    // without a code no bank is asked whose account it is
    const question = proven ? holderQuestion(wish) : undefined;
    const holder = question === undefined ? undefined : await holders.check(question);
    const accountOfAnother = proven && to.of === 'bank_account' && (await owners.hasAnother(to.fingerprint, { merchantId }));
    // what tells a repeat from another request is kept: of an account number no hash that could be guessed back
    const sent = { oldAccountClosed, reason, wish: sealedValue(JSON.stringify(wish), pepper) };
    return decideUnseen(needs, { params, body: sent, key }, (snapshot, context) => {
      if (!proven) throw new Conflict({ code: 'new-code-wanted', about: {} });
      const request = { through: 'page' as const, urgent: false, oldAccountClosed, accountOfAnother };
      const askedBy = { kind: 'merchant' as const, id: email };
      return askChange(snapshot, { ...params, requestId: key, askedBy, to, request, reason, ticket, holder }, context);
    });
  };
