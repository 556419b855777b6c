import type { CatalogueEntry, RequirementPolicy } from '../requirement-schema.ts';
import { missingFrom, when } from './compare.ts';

/** empty lists mean all */
const narrowed = (before: readonly string[], after: readonly string[]): boolean =>
  after.length > 0 && (before.length === 0 || missingFrom(before, after).length > 0);

const loosenedEntry = (before: CatalogueEntry, after: CatalogueEntry): boolean =>
  before.per !== after.per ||
  before.verifiedBy !== after.verifiedBy ||
  before.provider !== after.provider ||
  (before.dueIn === 'onboarding' && after.dueIn !== 'onboarding') ||
  missingFrom(before.restricts, after.restricts).length > 0 ||
  narrowed(before.applies.countries, after.applies.countries) ||
  narrowed(before.applies.legalEntityTypes, after.applies.legalEntityTypes) ||
  narrowed(before.applies.methods, after.applies.methods) ||
  narrowed(before.applies.volumeTiers, after.applies.volumeTiers) ||
  narrowed(before.applies.personRoles, after.applies.personRoles) ||
  narrowed(before.applies.pspClients, after.applies.pspClients) ||
  narrowed(before.applies.segments, after.applies.segments) ||
  narrowed(before.applies.mccs, after.applies.mccs);

const loosenedCatalogue = (before: RequirementPolicy, after: RequirementPolicy): readonly string[] =>
  before.catalogue.flatMap((entry) => {
    const kept = after.catalogue.find(({ key }) => key === entry.key);
    return when(kept === undefined || loosenedEntry(entry, kept), `requirements.catalogue.${entry.key}`);
  });

/** a floor that rises, or is no longer there, lets a volume count as lower than before */
const loosenedTiers = (before: RequirementPolicy, after: RequirementPolicy): readonly string[] => [
  // rules speak of tiers by name: one more, or another order, and a volume is no longer in the tier it was judged by
  ...when(keysOf(before).join() !== keysOf(after).join(), 'requirements.volumeTiers'),
  ...before.volumeTiers.flatMap((tier) => {
    const kept = after.volumeTiers.find(({ key }) => key === tier.key)?.fromMinor ?? {};
    return Object.entries(tier.fromMinor).flatMap(([currency, floor]) => {
      const now = kept[currency];
      return when(now === undefined || now > floor, `requirements.volumeTiers.${tier.key}.${currency}`);
    });
  }),
];

const keysOf = ({ volumeTiers }: RequirementPolicy): readonly string[] => volumeTiers.map(({ key }) => key);

const loosenedProviders = (before: RequirementPolicy, after: RequirementPolicy): readonly string[] =>
  before.providers.flatMap(({ key, sources }) => {
    const now = after.providers.find((one) => one.key === key)?.sources ?? [];
    return missingFrom(now, sources).map((source) => `requirements.providers.${key}.${source}`);
  });

/** where less is asked of merchants before they are approved, or more may say that it is right */
export const loosenedRequirements = (before: RequirementPolicy, after: RequirementPolicy): readonly string[] => [
  ...loosenedProviders(before, after),
  ...missingFrom(after.operationsSources, before.operationsSources).map((source) => `requirements.operationsSources.${source}`),
  ...loosenedTiers(before, after),
  ...loosenedCatalogue(before, after),
  ...when(after.maximumExtensionDays > before.maximumExtensionDays, 'requirements.maximumExtensionDays'),
  ...when(after.maximumPostponementDays > before.maximumPostponementDays, 'requirements.maximumPostponementDays'),
  ...missingFrom(before.identifiers.requireRegistrationNumber, after.identifiers.requireRegistrationNumber).map(
    (type) => `requirements.identifiers.requireRegistrationNumber.${type}`,
  ),
  ...missingFrom(before.identifiers.requireVatNumber, after.identifiers.requireVatNumber).map(
    (country) => `requirements.identifiers.requireVatNumber.${country}`,
  ),
];
