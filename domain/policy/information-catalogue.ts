import type { PolicyDocument } from './policy-schema.ts';
import type { InformationItem } from './risk-schema.ts';

/** everything a merchant may be asked for in a risk check: policy's own list, then what its rules ask for; one of each key */
export const informationCatalogue = ({ risk }: Pick<PolicyDocument, 'risk'>): readonly InformationItem[] => {
  const all = [...risk.information, ...risk.rules.flatMap(({ request }) => request ?? [])];
  return all.filter((one, at) => all.findIndex(({ key }) => key === one.key) === at);
};
