import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { CatalogueEntry } from '../policy/requirement-schema.ts';
import { checkProvider, checkSources } from './check-providers.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** ids of requirements the playbooks open themselves begin with these */
const reserved = ['identifier', 'information'];

const checkEntry = (
  one: CatalogueEntry,
  field: string,
  tiers: readonly string[],
  providers: readonly string[],
): readonly Finding[] => [
  ...checkProvider(one, field, providers),
  ...one.applies.volumeTiers.flatMap((tier, index) =>
    tiers.includes(tier)
      ? []
      : [finding(`${field}.applies.volumeTiers.${index}`, 'name-unknown', { what: 'tier', name: tier, known: [...tiers] })],
  ),
  ...(one.applies.personRoles.length > 0 && one.per !== 'person'
    ? [finding(`${field}.applies.personRoles`, 'roles-without-person', {})]
    : []),
  ...(one.per !== 'payment_method' && one.restricts.some((name) => name.includes('{method}'))
    ? [finding(`${field}.restricts`, 'method-without-method', {})]
    : []),
  ...(one.dueIn === 'onboarding' || one.dueIn === 'activation'
    ? []
    : [finding(`${field}.dueIn`, 'stage-opens-nothing', { stage: one.dueIn })]),
  ...(reserved.includes(one.key) ? [finding(`${field}.key`, 'key-taken', { key: one.key })] : []),
];

/** the catalogue holds together and every deadline leaves time to be reminded of it */
export const checkRequirements = ({ requirements }: PolicyDocument): readonly Finding[] => {
  const { catalogue, remindBeforeDeadlineDays: remind } = requirements;
  const tiers = requirements.volumeTiers.map((one) => one.key);
  const providers = requirements.providers.map((one) => one.key);
  const deadlines = [
    ...catalogue.map((one, index) => [`requirements.catalogue.${index}.deadlineDays`, one.deadlineDays] as const),
    ['requirements.correctionDeadlineDays', requirements.correctionDeadlineDays] as const,
    ['requirements.informationDeadlineDays', requirements.informationDeadlineDays] as const,
  ];
  return [
    ...repeated(
      catalogue.map((one) => one.key),
      (index) => `requirements.catalogue.${index}.key`,
    ),
    ...repeated(tiers, (index) => `requirements.volumeTiers.${index}.key`),
    ...catalogue.flatMap((one, index) => checkEntry(one, `requirements.catalogue.${index}`, tiers, providers)),
    ...checkSources(requirements),
    ...(requirements.maximumPostponementDays >= requirements.maximumExtensionDays
      ? []
      : [finding('requirements.maximumPostponementDays', 'postponement-too-short', { days: requirements.maximumExtensionDays })]),
    ...deadlines.flatMap(([field, days]) =>
      days === undefined || days > remind ? [] : [finding(field, 'deadline-too-short', { days, remind })],
    ),
  ];
};
