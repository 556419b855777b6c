import type { BusinessCalendar } from '../calendar/business-calendar.ts';
import type { Policy, PolicyDocument } from './policy-schema.ts';

interface Floor<Key extends string> {
  readonly key: Key;
  readonly fromMinor: Readonly<Record<string, number>>;
}

/** the last entry whose floor the amount reaches; the first when the currency has no floors or no volume was declared */
const lastReached = <Key extends string>(floors: readonly Floor<Key>[], currency: string, amountMinor: number): Key | undefined =>
  floors.findLast((one) => amountMinor >= (one.fromMinor[currency] ?? Number.POSITIVE_INFINITY))?.key ?? floors[0]?.key;

/** Tier of the declared monthly volume, in minor units of the currency. A volume in a currency without floors belongs to the highest tier. */
export const volumeTierOf = (policy: Policy, currency: string, declaredMonthlyVolumeMinor = 0): string => {
  const { volumeTiers } = policy.requirements;
  const unknown = declaredMonthlyVolumeMinor > 0 && volumeTiers.every((one) => one.fromMinor[currency] === undefined);
  const tier = unknown ? volumeTiers.at(-1)?.key : lastReached(volumeTiers, currency, declaredMonthlyVolumeMinor);
  return tier ?? 'none';
};

/** segment by declared monthly volume, minor units of the currency */
export const segmentOf = (policy: Policy, currency: string, declaredMonthlyVolumeMinor = 0): 'long_tail' | 'mid' | 'key' =>
  lastReached(policy.segments, currency, declaredMonthlyVolumeMinor) ?? 'long_tail';

/** key of the business calendar of merchants of a country */
export const calendarKeyOf = ({ merchantCalendars }: Pick<PolicyDocument, 'merchantCalendars'>, country: string): string =>
  merchantCalendars[country] ?? merchantCalendars.default ?? 'default';

/** the business calendar of merchants of a country. Throws RangeError when policy names neither the country's nor a default: check.ts finds that first */
export const calendarOf = (
  policy: Pick<PolicyDocument, 'calendars' | 'merchantCalendars'>,
  country: string,
): BusinessCalendar => {
  const calendar = policy.calendars[calendarKeyOf(policy, country)];
  if (calendar === undefined)
    throw new RangeError(`merchantCalendars has no calendar for ${country} and no default; add one to the policy`);
  return calendar;
};
