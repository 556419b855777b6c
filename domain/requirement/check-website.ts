import { withoutInvisible } from './bare-number.ts';
import { hostName } from './host-name.ts';
import { bad, good, type IdentifierCheck } from './identifier-check.ts';

const wrong = bad('website_invalid', {});

/** a name and a port look like a scheme and the rest */
const withPort = /^[^/?#:@]+:\d+(?=[/?#]|$)/;
const withScheme = /^[a-z][a-z0-9+.-]*:/i;

const addressIn = (text: string): string => {
  if (text.startsWith('//')) return `https:${text}`;
  return withScheme.test(text) && !withPort.test(text) ? text : `https://${text}`;
};

/** A public web address, its name in ASCII; https is taken where no scheme is given. */
export const checkWebsite = (value: string): IdentifierCheck => {
  const url = URL.parse(addressIn(withoutInvisible(value).trim()));
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return wrong;
  // a name may end in the root's dot; an address of digits or a host without a dot is nobody's shop
  const host = hostName(url.hostname.replace(/\.$/, ''));
  if (host === undefined || /\.(local|localhost|internal|test|invalid)$/.test(host)) return wrong;
  return good(url.href);
};
