import type { KnownContact } from './account-change.ts';
import type { Merchant } from './merchant.ts';

/** as many replaced ways to reach a merchant are kept */
const mostFormer = 10;

/** what tells two ways apart: capitals and spaces do not */
export const contactKey = ({ channel, value }: Pick<KnownContact, 'channel' | 'value'>): string =>
  `${channel} ${channel === 'email' ? value.trim().toLowerCase() : value.replace(/\D/g, '')}`;

/** since when the merchant is reached this way, ISO 8601 UTC */
export const contactSince = ({ contactSince: since, registeredAt }: Merchant, channel: KnownContact['channel']): string =>
  since?.[channel] ?? registeredAt;

const replaced = (merchant: Merchant, channel: KnownContact['channel'], value: string, now: string): Merchant => {
  const before = merchant.contact[channel];
  const contact = { ...merchant.contact, [channel]: value };
  if (before !== undefined && contactKey({ channel, value: before }) === contactKey({ channel, value }))
    return { ...merchant, contact };
  const former = { channel, value: before ?? '', since: contactSince(merchant, channel), until: now };
  // a value corrected during the application was never a way to reach the merchant
  const kept = before === undefined || merchant.approvedAt === undefined ? [] : [former];
  const formerContacts = [...(merchant.formerContacts ?? []), ...kept].slice(-mostFormer);
  return {
    ...merchant,
    contact,
    contactSince: { ...merchant.contactSince, [channel]: now },
    ...(formerContacts.length === 0 ? {} : { formerContacts }),
  };
};

/** The merchant with another contact: when each way became one, and which it replaced. `now` is ISO 8601 UTC. */
export const withContact = (
  merchant: Merchant,
  {
    name,
    email,
    phone,
  }: { readonly name?: string | undefined; readonly email?: string | undefined; readonly phone?: string | undefined },
  now: string,
): Merchant => {
  const named = name === undefined ? merchant : { ...merchant, contact: { ...merchant.contact, name } };
  const mailed = email === undefined ? named : replaced(named, 'email', email, now);
  return phone === undefined ? mailed : replaced(mailed, 'phone', phone, now);
};
