import { type Pause, unionOf } from '../calendar/pauses.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Outage, OutageCapability } from '../model/outage.ts';
import type { LifecycleStage } from '../values.ts';

/** in which stages a merchant needs what is away */
const stagesOf: Readonly<Record<OutageCapability, readonly LifecycleStage[]>> = {
  verification: ['onboarding', 'risk_check'],
  payments: ['activation', 'care', 'dormant'],
  payouts: ['care'],
  everything: ['onboarding', 'risk_check', 'activation', 'care', 'dormant'],
};

/** whom an outage may concern: a merchant's country, and the stage a clock belongs to */
export interface Concerned {
  readonly country: Merchant['country'];
  readonly stage: string;
}

/** Does an outage concern a clock of a merchant? One that waits for a second person concerns nobody. */
export const concerns = ({ proposed, capability, countries }: Outage, { country, stage }: Concerned): boolean =>
  proposed === undefined &&
  stagesOf[capability].some((one) => one === stage) &&
  (countries.length === 0 || countries.includes(country));

/** The times in which a clock of a merchant stands still, without overlaps, ascending. */
export const pausesOf = (outages: readonly Outage[], concerned: Concerned): readonly Pause[] =>
  outages.length === 0 ? outages : unionOf(outages.filter((one) => concerns(one, concerned)));

/** The outage a clock of a merchant stands still for at an instant (ISO 8601 UTC): of several the one that lasts longest. */
export const holding = (outages: readonly Outage[], concerned: Concerned, now: string): Outage | undefined =>
  outages
    .filter((one) => one.from <= now && now < one.until && concerns(one, concerned))
    .reduce<Outage | undefined>(
      (longest, one) => (longest === undefined || one.until > longest.until ? one : longest),
      undefined,
    );

/** how an outage is named on a timeline and in an answer */
export const namedOutage = ({ id, provider, capability }: Outage) => ({ outageId: id, provider, capability });

const dayMs = 86_400_000;

/** The outages a merchant should know of at an instant: those that run, and those that begin within a day; the first to begin comes first. */
export const outagesToShow = (
  outages: readonly Outage[],
  { country, lifecycleStage: stage }: Pick<Merchant, 'country' | 'lifecycleStage'>,
  now: string,
): readonly Outage[] => {
  const soon = new Date(Date.parse(now) + dayMs).toISOString();
  return outages
    .filter((one) => one.from < soon && now < one.until && concerns(one, { country, stage }))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
};
