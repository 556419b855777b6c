import type { Policy } from './policy-schema.ts';
import type { ShareCeiling } from './price-schema.ts';

/** The ceiling of a plan (undefined: payments without one) in a country on a day: a line for the plan before one for any, the latest that has begun. */
export const ceilingOf = (
  { pricing }: Pick<Policy, 'pricing'>,
  country: string,
  plan: string | undefined,
  day: string,
): ShareCeiling | undefined => {
  const begun = (name: string): ShareCeiling | undefined =>
    (pricing?.shareCeilings ?? [])
      .filter((one) => one.countries.includes(country) && one.plan === name && one.from <= day)
      .toSorted((one, other) => (one.from < other.from ? -1 : 1))
      .at(-1);
  return plan === undefined ? begun('none') : (begun(plan) ?? begun('any'));
};
