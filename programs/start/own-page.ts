import type { IncomingHttpHeaders } from 'node:http';

const loopbackHosts = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0];

/**
 * Why a request to a door of the laptop is refused; undefined when it comes from the page this laptop serves, or from a program on it.
 * A foreign page may reach the port (DNS rebinding, a form, a fetch): its Host, Origin or Sec-Fetch-Site gives it away.
 */
export function strangerReason(headers: IncomingHttpHeaders | Readonly<Record<string, string | readonly string[] | undefined>>) {
  const host = one(headers['host']) ?? '';
  if (!loopbackHosts.test(host)) return `Host is ${host || 'missing'}: open the console as http://localhost:<port>`;
  const origin = one(headers['origin']);
  const site = one(headers['sec-fetch-site']);
  // a page without a referrer, as a letter leads to, posts its form with Origin null; Sec-Fetch-Site no page can write
  const isOwn = origin === `http://${host}` || (origin === 'null' && site === 'same-origin');
  if (origin !== undefined && !isOwn) return `Origin is ${origin}: only the console itself may ask`;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'the request comes from another page';
  return undefined;
}
