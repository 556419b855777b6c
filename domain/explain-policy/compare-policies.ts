import { canonical } from '../policy/canonical.ts';
import type { PolicyDocument } from '../policy/policy-schema.ts';
import { explainPolicy } from './explain-policy.ts';
import type { PolicySentence } from './policy-sentence.ts';

interface Placed {
  readonly section: string;
  readonly sentence: PolicySentence;
}
/** one sentence that only one of two versions has, or that the two have with other values */
export type PolicyDifference =
  | { readonly kind: 'added'; readonly section: string; readonly id: string; readonly after: PolicySentence }
  | { readonly kind: 'removed'; readonly section: string; readonly id: string; readonly before: PolicySentence }
  | {
      readonly kind: 'changed';
      readonly section: string;
      readonly id: string;
      readonly before: PolicySentence;
      readonly after: PolicySentence;
    };

const byId = (policy: PolicyDocument): ReadonlyMap<string, Placed> =>
  new Map(
    explainPolicy(policy).flatMap(({ key, sentences }) =>
      sentences.map((sentence) => [sentence.id, { section: key, sentence }] as const),
    ),
  );

/** What `after` orders otherwise than `before`, sentence by sentence in its order; what is gone comes last. */
export const comparePolicies = (before: PolicyDocument, after: PolicyDocument): readonly PolicyDifference[] => {
  const [old, now] = [byId(before), byId(after)];
  const changed = [...now].flatMap(([id, { section, sentence }]): readonly PolicyDifference[] => {
    const was = old.get(id)?.sentence;
    if (was === undefined) return [{ kind: 'added', section, id, after: sentence }];
    return canonical(was) === canonical(sentence) ? [] : [{ kind: 'changed', section, id, before: was, after: sentence }];
  });
  const gone = [...old].flatMap(([id, { section, sentence }]): readonly PolicyDifference[] =>
    now.has(id) ? [] : [{ kind: 'removed', section, id, before: sentence }],
  );
  return [...changed, ...gone];
};
