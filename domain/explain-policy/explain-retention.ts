import type { PolicyDocument } from '../policy/policy-schema.ts';
import { retainedKinds } from '../policy/retention-schema.ts';
import type { PolicySentence } from './policy-sentence.ts';

/** how long each kind of data is kept in each country, and by which law */
export const explainRetention = ({ retention }: PolicyDocument): readonly PolicySentence[] =>
  retainedKinds.flatMap((kind) =>
    Object.entries(retention[kind]).map(
      ([country, { years = 0, days = 0, from, law }]): PolicySentence => ({
        ...{ id: `retention/${kind}/${country}`, code: 'retention' },
        about: { kind, country, years, days, from, law },
      }),
    ),
  );
