import { AwsError } from '../contract.ts';

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** this machine by name or number, and any name below localhost, which browsers resolve to it themselves */
const LOOPBACK = /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * A web page whose own name was made to resolve to 127.0.0.1 (DNS rebinding) gives itself away by the Host its browser sends.
 * @returns the error to answer with; undefined when the request is welcome
 */
export function foreignHost({ host }: { readonly host?: string | undefined }, port: number): AwsError | undefined {
  if (host !== undefined && LOOPBACK.test(host.replace(/:\d+$/, ''))) return undefined;
  return refused(`the Host ${host ?? '(none)'} is not this machine: use http://localhost:${port}.`);
}

/**
 * Every caller of the AWS endpoints without a role is root, so no page of another origin may make a browser call them, not even with a
 * form or an image, which carry no Origin but Sec-Fetch-Site. An HTTP API is not asked: it has its own CORS settings and authorizer.
 * @returns the error to answer with; undefined when the request is welcome
 */
export function foreignPage(headers: Headers, port: number): AwsError | undefined {
  const origin = headers.origin?.toString();
  if (origin !== undefined && !isOwn(origin, port))
    return refused(`pages of ${origin} may not call the AWS endpoints: ${OWN_ONLY}`);
  const site = headers['sec-fetch-site'];
  if (site === 'cross-site' || site === 'same-site') return refused(`other pages may not call the AWS endpoints: ${OWN_ONLY}`);
  return undefined;
}

const OWN_ONLY = 'only pages the laptop cloud serves itself may.';

const refused = (message: string): AwsError => new AwsError('AccessDeniedException', message, 403);

function isOwn(origin: string, port: number): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.protocol === 'http:' && LOOPBACK.test(url.hostname) && url.port === (port === 80 ? '' : String(port));
}
