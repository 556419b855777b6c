import type { Merchant } from '../model/merchant.ts';
import type { RiskLists } from '../policy/risk-lists.ts';
import { emailDomain, isDisposable } from '../requirement/check-email.ts';
import { checkWebsite } from '../requirement/check-website.ts';
import type { Signals } from './signals.ts';

const hostOf = (website: string | undefined): string | undefined => {
  if (website === undefined) return undefined;
  const check = checkWebsite(website);
  return check.ok ? URL.parse(check.value)?.hostname.replace(/^www\./, '') : undefined;
};

const related = (a: string, b: string): boolean => a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);

type WebSignals = Pick<
  Signals,
  'email_present' | 'email_disposable' | 'email_free' | 'email_matches_website' | 'website_present'
>;

/** signals from the e-mail address and the website together */
export const webPresence = (merchant: Merchant, { domains }: Pick<RiskLists['freeMail'], 'domains'>): WebSignals => {
  const { email } = merchant.contact;
  const domain = email === undefined ? undefined : emailDomain(email);
  const host = hostOf(merchant.website);
  return {
    email_present: email !== undefined,
    email_disposable: email !== undefined && isDisposable(email),
    email_free: domain !== undefined && domains.includes(domain),
    email_matches_website: domain !== undefined && host !== undefined && related(domain, host),
    website_present: host !== undefined,
  };
};
