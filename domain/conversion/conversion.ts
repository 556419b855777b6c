import { differenceInterval, type Interval, wilson } from '../metrics/interval.ts';
import { type Rate, rate } from '../metrics/rate.ts';
import type { AttemptCount } from './attempts.ts';
import type { PeerConversion } from './peers.ts';

/** a share of attempts that were paid, and where it lies with 95 % confidence */
export interface Share extends Rate {
  readonly interval: Interval | null;
}

export interface ConversionReason {
  readonly code: string;
  readonly n: number;
  /** of all attempts */
  readonly share: Share;
  /** of the four weeks before */
  readonly before: Share;
}

export interface ConversionLine {
  readonly method: string;
  readonly country: string;
  readonly now: Share;
  readonly before: Share;
  /** other merchants; absent where there are too few to compare with, or to hide one among */
  readonly peers?: Share & { readonly merchants: number };
  /** against its own four weeks, where the interval of the difference leaves out none */
  readonly moved: 'lower' | 'higher' | 'same';
  readonly against?: 'lower' | 'higher' | 'same';
  /** the commonest first */
  readonly reasons: readonly ConversionReason[];
}

/** days that are looked at, and days before them they are compared with */
export const shownDays = 7;
export const ownDays = 28;
/** fewer merchants are no peers: one could be told apart */
export const fewestPeers = 5;
const mostReasons = 8;

const dayMs = 86_400_000;
const dayBack = (today: string, back: number): string => new Date(Date.parse(today) - back * dayMs).toISOString().slice(0, 10);

/** the UTC days conversion is read over, the last of them the one of `now` */
export const conversionDays = (now: string) => {
  const to = now.slice(0, 10);
  return { before: dayBack(to, shownDays + ownDays - 1), from: dayBack(to, shownDays - 1), to };
};

export const shareOf = (paid: number, all: number): Share => {
  const one = rate(paid, all);
  return { ...one, interval: wilson(one) };
};

const sum = (counts: readonly AttemptCount[]): number => counts.reduce((all, { n }) => all + n, 0);
const paidOf = (counts: readonly AttemptCount[]): Share => shareOf(sum(counts.filter(({ code }) => code === null)), sum(counts));

const comparedWith = (one: Rate, other: Rate): ConversionLine['moved'] => {
  const difference = differenceInterval(one, other);
  if (difference === null || (difference.low <= 0 && difference.high >= 0)) return 'same';
  return difference.high < 0 ? 'lower' : 'higher';
};

/**
 * How many attempts were paid in the last seven days, by method and country, the most tried first: against the merchant's own four weeks before,
 * and against its peers' last four.
 */
export const conversionOf = (
  counts: readonly AttemptCount[],
  peers: readonly PeerConversion[],
  now: string,
): readonly ConversionLine[] => {
  const { from, to } = conversionDays(now);
  const recent = counts.filter(({ day }) => day >= from && day <= to);
  const earlier = counts.filter(({ day }) => day < from);
  const pairs = new Map(recent.map(({ method, country }) => [`${method}|${country}`, { method, country }]));
  const inOrder = [...pairs].toSorted(([one], [other]) => one.localeCompare(other));
  const lines = inOrder.map(([, { method, country }]): ConversionLine => {
    const mine = (all: readonly AttemptCount[]) => all.filter((one) => one.method === method && one.country === country);
    const [these, those] = [mine(recent), mine(earlier)];
    const [present, before] = [paidOf(these), paidOf(those)];
    const others = peers.find((one) => one.method === method && one.country === country);
    const of = (all: readonly AttemptCount[], code: string) => sum(all.filter((one) => one.code === code));
    const codes = [...new Set(these.flatMap(({ code }) => code ?? []))].sort();
    const reasons = codes
      .map((code) => ({
        ...{ code, n: of(these, code) },
        ...{ share: shareOf(of(these, code), sum(these)), before: shareOf(of(those, code), sum(those)) },
      }))
      .toSorted((one, other) => other.n - one.n)
      .slice(0, mostReasons);
    const compared =
      others && others.merchants >= fewestPeers ? { ...shareOf(others.paid, others.n), merchants: others.merchants } : undefined;
    return {
      ...{ method, country, now: present, before, moved: comparedWith(present, before), reasons },
      ...(compared !== undefined && { peers: compared, against: comparedWith(present, compared) }),
    };
  });
  return lines.toSorted((one, other) => other.now.n - one.now.n);
};
