import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { CatalogueEntry } from '../policy/requirement-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** the source our own events are told under; nobody outside sends under it */
const ownSource = 'firstsale';

/** what a provider verifies names the provider, and nothing else names one */
export const checkProvider = (
  { verifiedBy, provider }: CatalogueEntry,
  field: string,
  providers: readonly string[],
): readonly Finding[] => {
  const known = providers.join(', ');
  if (verifiedBy === 'operations')
    return provider === undefined
      ? []
      : [finding(`${field}.provider`, 'is named, and operations verify it', 'remove it, or set verifiedBy to provider')];
  if (provider === undefined)
    return [finding(`${field}.provider`, 'is missing', `name who alone may verify it: one of ${known}`)];
  return providers.includes(provider)
    ? []
    : [
        finding(
          `${field}.provider`,
          `provider "${provider}" does not exist`,
          `use one of ${known}, or add it to requirements.providers`,
        ),
      ];
};

/** whoever verifies is known by the sources they send under, each of one party only */
export const checkSources = ({ providers, operationsSources, catalogue }: PolicyDocument['requirements']): readonly Finding[] => {
  const places = [
    ...operationsSources.map((source, at) => ({ source, field: `requirements.operationsSources.${at}` })),
    ...providers.flatMap((one, at) =>
      one.sources.map((source, index) => ({ source, field: `requirements.providers.${at}.sources.${index}` })),
    ),
  ];
  const waits = catalogue.some((one) => one.verifiedBy === 'operations');
  return [
    ...repeated(
      providers.map((one) => one.key),
      (index) => `requirements.providers.${index}.key`,
    ),
    ...places.flatMap(({ source, field }, index) =>
      places.findIndex((one) => one.source === source) === index
        ? []
        : [finding(field, `"${source}" is named before`, 'let each source speak for one party only')],
    ),
    ...places.flatMap(({ source, field }) =>
      source === ownSource
        ? [finding(field, `"${source}" is our own source`, 'name the source the other system sends under')]
        : [],
    ),
    ...(waits && operationsSources.length === 0
      ? [
          finding(
            'requirements.operationsSources',
            'is empty, and operations verify requirements',
            'name the system they verify in',
          ),
        ]
      : []),
  ];
};
