import disposable from './disposable-domains.json' with { type: 'json' };
import { hostName } from './host-name.ts';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';

const disposableDomains = new Set(disposable.domains);

/** RFC 5321 and 6531: words joined by single dots, or one in quotes */
const dotted = /^[^\s\p{C}"(),.:;<>@[\\\]]+(\.[^\s\p{C}"(),.:;<>@[\\\]]+)*$/u;
const quoted = /^"([^"\\\p{C}]|\\[ -~])+"$/u;
const localOctets = 64;
const octets = (text: string): number => new TextEncoder().encode(text).length;

/** the domain of an address in ASCII; of what is no domain, the text behind the @ in lower case */
export const emailDomain = (address: string): string => {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return hostName(domain) ?? domain.toLowerCase();
};

/** throw-away mailbox, by the domain or the one above it */
export const isDisposable = (address: string): boolean => {
  const domain = emailDomain(address);
  return disposableDomains.has(domain) || disposableDomains.has(domain.slice(domain.indexOf('.') + 1));
};

/** An address with its domain in ASCII, as mail servers write it. The part before the @ is left as it is: its owner's server may read case. */
export const checkEmail = (value: string): IdentifierCheck => {
  const address = value
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .trim()
    .normalize('NFC');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(0, at));
  const host = hostName(address.slice(at + 1));
  const named = octets(local) <= localOctets && (dotted.test(local) || quoted.test(local));
  if (host === undefined || !named || address.endsWith('.')) return bad('email_malformed', {});
  if (isDisposable(address)) return bad('email_disposable', {});
  return good(`${local}@${host}`);
};

/**
 * Whether a letter may go to an address: one that the check refuses is somebody's typing error, or nobody's. SES writes to no mailbox whose name has
 * letters outside ASCII (RFC 6531): such an address is right, and out of our reach.
 */
export const canWriteTo = (address: string | undefined): address is string =>
  address !== undefined && /^[ -~]+$/.test(address) && checkEmail(address).ok;
