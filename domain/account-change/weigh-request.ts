import { addDays } from '../calendar/add-days.ts';
import type { AccountChange, RedFlag } from '../model/account-change.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { contactSince } from '../model/with-contact.ts';
import { type ChangePolicy, redFlags } from '../policy/change-schema.ts';
import { contactsOnFile } from './contacts-on-file.ts';

const domainOf = (address: string): string => address.trim().toLowerCase().replace(/^.*@/s, '');

/** the country money or post goes to now: the merchant's own where nothing is on file */
const presentCountry = ({ merchant, bankAccounts }: Snapshot, of: 'bank_account' | 'address'): string => {
  const known = of === 'address' ? merchant.address : bankAccounts.find(({ id }) => id === 'primary');
  return known?.country ?? merchant.country;
};

export const goesAbroad = (snapshot: Snapshot, change: Pick<AccountChange, 'to'>): boolean =>
  change.to.of !== 'contact' && change.to.country !== presentCountry(snapshot, change.to.of);

type Request = Pick<AccountChange, 'to' | 'request' | 'askedAt'>;

/** Every red flag of a request that policy gives points for: each by itself is harmless, together they are how fraud looks. */
export const redFlagsOf = (snapshot: Snapshot, { to, request, askedAt }: Request, policy: ChangePolicy): readonly RedFlag[] => {
  const { merchant } = snapshot;
  const { sender, replyTo } = request;
  const domains = contactsOnFile(snapshot, policy, askedAt).flatMap(({ channel, value }) =>
    channel === 'email' ? [domainOf(value)] : [],
  );
  const changedAt = (['email', 'phone'] as const).map((channel) => contactSince(merchant, channel));
  const large = policy.largePayoutMinor[merchant.currency];
  const raised: Readonly<Record<RedFlag['flag'], boolean>> = {
    sender_domain_new: sender !== undefined && !domains.includes(domainOf(sender)),
    reply_to_differs: sender !== undefined && replyTo !== undefined && domainOf(replyTo) !== domainOf(sender),
    urgent: request.urgent,
    new_country: goesAbroad(snapshot, { to }),
    account_of_another: request.accountOfAnother,
    contact_changed_lately: changedAt.some((at) => at !== merchant.registeredAt && addDays(at, policy.contactAgeDays) > askedAt),
    large_payout_due: large !== undefined && (request.payoutDueMinor ?? 0) >= large,
  };
  return redFlags.flatMap((flag) => (raised[flag] && policy.flags[flag] > 0 ? [{ flag, points: policy.flags[flag] }] : []));
};

export const scoreOf = (flags: readonly RedFlag[]): number => flags.reduce((sum, { points }) => sum + points, 0);
