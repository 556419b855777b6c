import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { CatalogueEntry, RequirementPolicy } from '../policy/requirement-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';
import { queueNamed } from './queue-named.ts';

const explainEntry = (policy: PolicyDocument, { provider, queue, ...entry }: CatalogueEntry): PolicySentence => {
  const verifier = policy.requirements.providers.find(({ key }) => key === provider)?.name ?? provider;
  const about = {
    ...entry,
    ...(verifier === undefined ? {} : { verifier }),
    ...(queue === undefined ? {} : { queue: queueNamed(policy, queue) }),
  };
  return { id: `requirement/${entry.key}`, code: 'requirement', about };
};

const explainNumbers = ({ identifiers }: RequirementPolicy): readonly PolicySentence[] => {
  const { requireRegistrationNumber: types, requireVatNumber: countries } = identifiers;
  return [
    types.length === 0
      ? { id: 'registration-number', code: 'no-registration-number', about: {} }
      : { id: 'registration-number', code: 'registration-number', about: { types } },
    countries.length === 0
      ? { id: 'vat-number', code: 'no-vat-number', about: {} }
      : { id: 'vat-number', code: 'vat-number', about: { countries } },
  ];
};

/** what merchants must supply, who verifies it, and by when */
export const explainRequirements = (policy: PolicyDocument): readonly PolicySentence[] => {
  const { requirements: own } = policy;
  const sources = own.operationsSources;
  return [
    ...own.catalogue.map((entry) => explainEntry(policy, entry)),
    ...own.providers.map((about): PolicySentence => ({ id: `provider/${about.key}`, code: 'provider', about })),
    sources.length === 0
      ? { id: 'operations-sources', code: 'no-operations-sources', about: {} }
      : { id: 'operations-sources', code: 'operations-sources', about: { sources } },
    ...own.rejections.map((about): PolicySentence => ({ id: `rejection/${about.key}`, code: 'rejection', about })),
    {
      id: 'deadlines',
      code: 'deadlines',
      about: { correctionDays: own.correctionDeadlineDays, informationDays: own.informationDeadlineDays },
    },
    {
      id: 'extension',
      code: 'extension',
      about: { days: own.maximumExtensionDays, remindDays: own.remindBeforeDeadlineDays },
    },
    { id: 'postponement', code: 'postponement', about: { days: own.maximumPostponementDays } },
    ...explainNumbers(own),
  ];
};
