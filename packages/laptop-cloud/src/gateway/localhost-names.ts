import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';

type Answer = (error: null, address: string | readonly { address: string; family: number }[], family?: number) => void;
const isAnswer = (value: unknown): value is Answer => typeof value === 'function';

const original = dns.lookup;
let users = 0;

/**
 * Names below localhost lead to this machine in this process (RFC 6761), where many systems do not resolve them: an S3 client of the SDK puts
 * its bucket in front of the host. Undone with the function that is returned.
 */
export function resolveLocalhostNames(): () => void {
  users += 1;
  if (users === 1) use(withLocalhost);
  return () => {
    users -= 1;
    if (users === 0) use(original);
  };
}

function use(lookup: unknown): void {
  Object.defineProperty(dns, 'lookup', { configurable: true, enumerable: true, writable: true, value: lookup });
  syncBuiltinESMExports();
}

function withLocalhost(hostname: unknown, ...rest: readonly unknown[]): unknown {
  const answer = rest.at(-1);
  if (typeof hostname !== 'string' || !/\.localhost\.?$/i.test(hostname) || !isAnswer(answer))
    return Reflect.apply(original, dns, [hostname, ...rest]);
  const [options] = rest;
  const all = typeof options === 'object' && options !== null && 'all' in options && options.all === true;
  process.nextTick(() => (all ? answer(null, [{ address: '127.0.0.1', family: 4 }]) : answer(null, '127.0.0.1', 4)));
  return {};
}
