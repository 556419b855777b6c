import { bad, good, type IdentifierCheck } from './identifier-check.ts';

const wrong = bad('website_invalid', 'the website is not a public web address: send it as https://your-shop.example');

/** a public web address; https is taken where no scheme is given */
export const checkWebsite = (value: string): IdentifierCheck => {
  const text = value.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return wrong;
  // names only: an address of digits or a host without a dot is nobody's shop
  if (!/^([a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(url.hostname) || /\.(local|localhost|internal|test|invalid)$/.test(url.hostname))
    return wrong;
  return good(url.href);
};
