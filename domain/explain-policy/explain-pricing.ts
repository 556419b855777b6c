import type { PolicyDocument } from '../policy/policy-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** what merchants pay, and when two people agree it */
export const explainPricing = ({ pricing }: PolicyDocument): readonly PolicySentence[] => {
  if (pricing === undefined) return [{ id: 'pricing', code: 'no-prices', about: {} }];
  const { list: fees, twoFromMinor: from, merchantAccepts, shareCeilings } = pricing;
  return [
    { id: 'pricing/list', code: 'list-price', about: { fees } },
    Object.keys(from).length === 0
      ? { id: 'pricing/two', code: 'two-for-every-volume', about: {} }
      : { id: 'pricing/two', code: 'two-from-volume', about: { from } },
    ...(merchantAccepts ? [{ id: 'pricing/accepts', code: 'merchant-accepts', about: {} } as const] : []),
    ...shareCeilings.map(
      ({ countries, plan, from: since, most, source }) =>
        ({
          id: `pricing/share/${countries.join('-')}/${plan}/${since}`,
          code: 'share-ceiling',
          about: { countries, plan, since, most, source },
        }) as const,
    ),
    { id: 'pricing/share', code: 'share-without-ceiling', about: {} },
  ];
};
