import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { ShareCeiling } from '../policy/price-schema.ts';
import { currency } from '../values.ts';
import { ascending, type Finding, finding } from './finding.ts';

type Amounts = Readonly<Record<string, number>>;

const currencies = (field: string, amounts: Amounts): readonly Finding[] =>
  Object.keys(amounts).flatMap((code) =>
    currency.safeParse(code).success ? [] : [finding(`${field}.${code}`, 'currency-unknown', { currency: code })],
  );

const floors = (field: string, tiers: readonly { readonly fromMinor: Amounts }[]): readonly Finding[] => {
  const codes = Object.keys(tiers[0]?.fromMinor ?? {});
  return [
    ...tiers.flatMap((one, index) => currencies(`${field}.${index}.fromMinor`, one.fromMinor)),
    ...tiers.flatMap((one, index) =>
      codes
        .filter((code) => one.fromMinor[code] === undefined)
        .map((code) => finding(`${field}.${index}.fromMinor.${code}`, 'floor-missing', {})),
    ),
    ...codes.flatMap((code) => [
      ...(tiers[0]?.fromMinor[code] === 0 ? [] : [finding(`${field}.0.fromMinor.${code}`, 'floor-not-zero', {})]),
      ...ascending(
        tiers.flatMap((one) => one.fromMinor[code] ?? []),
        (index) => `${field}.${index}.fromMinor.${code}`,
      ),
    ]),
  ];
};

/** two ceilings of one day could not both hold */
const repeatedLines = (field: string, ceilings: readonly ShareCeiling[]): readonly Finding[] =>
  ceilings.flatMap(({ countries, plan, from }, index) =>
    countries
      .filter((country, at) => {
        const before = [...ceilings.slice(0, index), { countries: countries.slice(0, at), plan, from }];
        return before.some((one) => one.countries.includes(country) && one.plan === plan && one.from === from);
      })
      .map((country) => finding(`${field}.${index}.countries`, 'repeated', { value: country })),
  );

/** amounts are of currencies that exist, tiers and segments ascend from zero */
export const checkAmounts = ({ requirements, segments, tasks, care, pricing }: PolicyDocument): readonly Finding[] => [
  ...floors('requirements.volumeTiers', requirements.volumeTiers),
  ...floors('segments', segments),
  ...currencies('tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor', tasks.fourEyes.declaredMonthlyVolumeAtLeastMinor),
  ...currencies('pricing.twoFromMinor', pricing?.twoFromMinor ?? {}),
  ...repeatedLines('pricing.shareCeilings', pricing?.shareCeilings ?? []),
  ...currencies('care.referral.rewardMinor', care.referral.rewardMinor),
  ...care.milestones.flatMap((one, index) => currencies(`care.milestones.${index}.amountMinor`, one.amountMinor ?? {})),
];
