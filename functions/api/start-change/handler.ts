import * as z from 'zod';
import { decideOnMerchant, type Writes } from '../../../application/decide-on.ts';
import { seenVersion } from '../../../application/demand-fresh.ts';
import type { AccountOwners } from '../../../domain/account-change/account-owners.ts';
import { askChange } from '../../../domain/account-change/ask-change.ts';
import { changeWish, holderQuestion, sealedWish } from '../../../domain/account-change/change-wish.ts';
import type { HolderCheck } from '../../../domain/account-change/holder-check.ts';
import { sealedValue } from '../../../domain/desk/sealed-value.ts';
import { minor, shortLine } from '../../../domain/values.ts';
import { type CallOf, none, ofMerchant, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'change.start',
  params: ofMerchant,
  query: none,
  body: z.object({
    version: seenVersion,
    change: changeWish,
    through: z.enum(['email', 'phone', 'post', 'visit', 'chat']),
    /** addresses of the letter that asked for it: what is new about them is a red flag */
    sender: shortLine.optional(),
    replyTo: shortLine.optional(),
    urgent: z.boolean().default(false),
    oldAccountClosed: z.boolean().default(false),
    /** payout that is due as far as whoever asks knows, minor units of the merchant's currency */
    payoutDueMinor: minor.min(0).optional(),
    reason,
  }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs extends Writes {
  readonly holders: HolderCheck;
  readonly owners: AccountOwners;
  /** seals account numbers */
  readonly pepper: string;
}

/** starts the protocol of an account change in a merchant's name; the account's bank is asked while the number is in hand */
export const handle =
  ({ holders, owners, pepper, ...needs }: Needs) =>
  async ({ person, params, body, key }: CallOf<typeof wanted>) => {
    const { version, change: wish, reason: why, ...request } = body;
    const to = sealedWish(wish, pepper);
    const question = holderQuestion(wish);
    const holder = question === undefined ? undefined : await holders.check(question);
    const accountOfAnother = to.of === 'bank_account' && (await owners.hasAnother(to.fingerprint, params));
    // what tells a repeat from another request is kept: of an account number no hash that could be guessed back
    const sent = { version, ...request, reason: why, wish: sealedValue(JSON.stringify(wish), pepper) };
    const askedBy = { kind: 'person' as const, id: person.id };
    return decideOnMerchant(needs, { params, body: sent, key }, (snapshot, context) =>
      askChange(
        snapshot,
        { ...params, requestId: key, askedBy, to, request: { ...request, accountOfAnother }, reason: why, holder },
        context,
      ),
    );
  };
