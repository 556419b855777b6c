import * as z from 'zod';
import { mondayOf } from '../metrics/weeks.ts';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { countOf, mergeInto, type Tally } from '../tally/tally.ts';

/** what every figure can be looked at by; `week`: the Monday of the week a merchant applied in */
export const cutDimensions = ['country', 'segment', 'client', 'method', 'team', 'week'] as const;
export type CutDimension = (typeof cutDimensions)[number];

/** values of a dimension that are kept: the desk's own are far fewer, and an item has an end */
export const MOST_VALUES = 200;

/** `country/BR` */
export const cutKey = (dimension: CutDimension, value: string): string => `${dimension}/${value}`;

const named = z.looseObject({ method: z.string().min(1) });
const given = z.looseObject({ team: z.string().min(1) });

/** the parts a merchant belongs to: of each dimension one, of methods and teams those it had to do with. Entries up to the instant counted for */
export const cutsOfMerchant = (
  { country, segment, pspClient, registeredAt }: Pick<Merchant, 'country' | 'segment' | 'pspClient' | 'registeredAt'>,
  entries: readonly TimelineEntry[],
): readonly string[] => {
  const keys = new Set([
    cutKey('country', country),
    cutKey('segment', segment),
    cutKey('client', pspClient),
    cutKey('week', mondayOf(registeredAt)),
  ]);
  for (const { type, data } of entries) {
    if (type.startsWith('payment-method.')) {
      const method = named.safeParse(data).data?.method;
      if (method !== undefined) keys.add(cutKey('method', method));
    }
    if (type.startsWith('task.')) {
      const team = given.safeParse(data).data?.team;
      if (team !== undefined) keys.add(cutKey('team', team));
    }
  }
  return [...keys];
};

/** tallies by part: a merchant's is added to each it belongs to, in place */
export type CutTallies = Map<string, Tally>;

export const addToCuts = (cuts: CutTallies, keys: readonly string[], own: Tally): void => {
  for (const key of keys) {
    const known = cuts.get(key);
    if (known === undefined) cuts.set(key, mergeInto({ counts: {}, lists: {} }, own));
    else mergeInto(known, own);
  }
};

/** values there are, by dimension: of more than are kept those with the most merchants */
export const cutValues = (cuts: ReadonlyMap<string, Tally>): Readonly<Record<CutDimension, string[]>> => {
  const of = (dimension: CutDimension): string[] => {
    const own = [...cuts].filter(([key]) => key.startsWith(`${dimension}/`));
    const many = own.map(([key, tally]) => ({ key, n: countOf(tally, 'merchants') }));
    const kept = many.toSorted((one, other) => other.n - one.n || one.key.localeCompare(other.key)).slice(0, MOST_VALUES);
    return kept.map(({ key }) => key.slice(dimension.length + 1)).sort();
  };
  return {
    ...{ country: of('country'), segment: of('segment'), client: of('client'), method: of('method') },
    ...{ team: of('team'), week: of('week') },
  };
};
