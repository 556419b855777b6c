import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { CatalogueEntry } from '../policy/requirement-schema.ts';
import { type Finding, finding, repeated } from './finding.ts';

/** the source our own events are told under; nobody outside sends under it */
const ownSource = 'firstsale';

/** only a requirement that a provider verifies names a provider */
export const checkProvider = (
  { verifiedBy, provider }: CatalogueEntry,
  field: string,
  providers: readonly string[],
): readonly Finding[] => {
  if (verifiedBy === 'operations') return provider === undefined ? [] : [finding(`${field}.provider`, 'provider-not-needed', {})];
  if (provider === undefined) return [finding(`${field}.provider`, 'provider-missing', { known: [...providers] })];
  return providers.includes(provider)
    ? []
    : [finding(`${field}.provider`, 'name-unknown', { what: 'provider', name: provider, known: [...providers] })];
};

/** a verifier is recognised by its sources, and each source belongs to one verifier */
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
      places.findIndex((one) => one.source === source) === index ? [] : [finding(field, 'source-twice', { source })],
    ),
    ...places.flatMap(({ source, field }) => (source === ownSource ? [finding(field, 'source-ours', { source })] : [])),
    ...(waits && operationsSources.length === 0
      ? [finding('requirements.operationsSources', 'operations-source-missing', {})]
      : []),
  ];
};
