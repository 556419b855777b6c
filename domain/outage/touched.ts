import { type Pause, unionOf } from '../calendar/pauses.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Outage, OutageCapability } from '../model/outage.ts';
import { keyOfRequirement } from '../model/requirement-key.ts';
import { dueRequirements } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { LifecycleStage } from '../values.ts';

type Rules = Pick<PolicyDocument, 'requirements'>;

/** in which stages a merchant needs what is away */
const stagesOf: Readonly<Record<OutageCapability, readonly LifecycleStage[]>> = {
  verification: ['onboarding', 'risk_check'],
  payments: ['activation', 'care', 'dormant'],
  payouts: ['care'],
  everything: ['onboarding', 'risk_check', 'activation', 'care', 'dormant'],
};

/** whom an outage may concern: a merchant's country, the stage a clock belongs to, and who checks what the clock is about */
export interface Concerned {
  readonly country: Merchant['country'];
  readonly stage: string;
  /** does this provider check it? Undefined for a name that is no provider of policy. Absent where nobody knows what the clock is about */
  readonly uses?: (provider: string) => boolean | undefined;
}

/** which providers check some requirements, as policy has it */
export const checkedBy =
  ({ requirements: { providers, catalogue } }: Rules, ids: readonly string[]): NonNullable<Concerned['uses']> =>
  (provider) =>
    providers.some(({ key }) => key === provider)
      ? ids.some((id) => catalogue.find(({ key }) => key === keyOfRequirement(id))?.provider === provider)
      : undefined;

/** whom an outage must concern for the clock of a stage to stand still: what is due of the merchant now is what the clock is about */
export const concernedIn = (policy: Rules, of: Pick<Snapshot, 'merchant' | 'requirements'>, stage: string): Concerned => ({
  ...{ country: of.merchant.country, stage },
  uses: checkedBy(
    policy,
    dueRequirements(of).map(({ id }) => id),
  ),
});

/**
 * Does an outage concern a clock of a merchant? Where a provider of policy cannot check, only clocks about what that provider checks. One that
 * waits for a second person concerns nobody.
 */
export const concerns = ({ proposed, capability, countries, provider }: Outage, { country, stage, uses }: Concerned): boolean => {
  if (proposed !== undefined || (countries.length > 0 && !countries.includes(country))) return false;
  const used = capability === 'verification' ? uses?.(provider) : undefined;
  return used ?? stagesOf[capability].some((one) => one === stage);
};

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
export const outagesToShow = (outages: readonly Outage[], concerned: Concerned, now: string): readonly Outage[] => {
  const soon = new Date(Date.parse(now) + dayMs).toISOString();
  return outages
    .filter((one) => one.from < soon && now < one.until && concerns(one, concerned))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
};
