import * as z from 'zod';
import { add, daysBefore, type Sheet } from '../tally/sheet.ts';
import { countOf, namesUnder, type Tally } from '../tally/tally.ts';
import type { AttemptCount } from './attempts.ts';

/** what merchants of a method and country did in the last four weeks, all together */
export const peerConversion = z.object({
  method: z.string(),
  country: z.string(),
  merchants: z.int().min(0),
  /** attempts, and how many of them were paid */
  n: z.int().min(0),
  paid: z.int().min(0),
  reasons: z.array(z.object({ code: z.string(), n: z.int().min(0) })),
});
export type PeerConversion = z.infer<typeof peerConversion>;

/** days compared */
const DAYS = 28;
/** pairs of a merchant, and pairs shown of all: names come from outside, and no sender fills the figures */
const OWN = 20;
const SHOWN = 60;
const REASONS = 10;

/** names are parts of keys */
const part = (text: string): string => text.replaceAll('/', ' ').slice(0, 40);

/** attempts of a merchant to pay, counted among its peers */
export function tallyConversion(sheet: Sheet, attempts: readonly AttemptCount[]): void {
  const since = daysBefore(sheet.now, DAYS).slice(0, 10);
  const pairs = new Set<string>();
  for (const { day, method, country, code, n } of attempts) {
    const pair = `${part(method)}/${part(country)}`;
    if (day < since || (pairs.size === OWN && !pairs.has(pair))) continue;
    pairs.add(pair);
    add(sheet, code === null ? `paid/${pair}` : `unpaid/${pair}/${part(code)}`, n);
  }
  for (const pair of pairs) add(sheet, `payers/${pair}`);
}

/** the most tried first, sixty at most */
export const readConversion = (tally: Tally): readonly PeerConversion[] =>
  namesUnder(tally, 'payers')
    .map((pair) => {
      const [method = '', country = ''] = pair.split('/');
      const reasons = namesUnder(tally, `unpaid/${pair}`)
        .map((code) => ({ code, n: countOf(tally, `unpaid/${pair}/${code}`) }))
        .toSorted((one, other) => other.n - one.n);
      const paid = countOf(tally, `paid/${pair}`);
      const n = paid + reasons.reduce((sum, one) => sum + one.n, 0);
      return { method, country, merchants: countOf(tally, `payers/${pair}`), n, paid, reasons: reasons.slice(0, REASONS) };
    })
    .toSorted((one, other) => other.n - one.n)
    .slice(0, SHOWN);

/** those of the others: a merchant is no peer of itself */
export const withoutOwn = (
  peers: readonly PeerConversion[],
  own: readonly AttemptCount[],
  asOf: string,
): readonly PeerConversion[] => {
  const since = daysBefore(asOf, DAYS).slice(0, 10);
  return peers.map((one) => {
    const mine = own.filter(
      ({ method, country, day }) => method === one.method && country === one.country && day >= since && day < asOf,
    );
    const n = (paid: boolean) => mine.filter(({ code }) => (code === null) === paid).reduce((sum, each) => sum + each.n, 0);
    const [paid, unpaid] = [n(true), n(false)];
    if (paid + unpaid === 0) return one;
    const left = Math.max(0, one.paid - paid);
    return { ...one, merchants: one.merchants - 1, paid: left, n: Math.max(left, one.n - paid - unpaid) };
  });
};
