import type { PolicyComment, PolicyComments } from '../../domain/policy/policy-comment.ts';

/** comments in memory as the table keeps them */
export const policyComments = (): PolicyComments => {
  const kept = new Map<string, PolicyComment & { readonly basedOn: string }>();
  return {
    of: async (basedOn) =>
      [...kept.values()]
        .filter((one) => one.basedOn === basedOn)
        .map(({ basedOn: _basedOn, ...comment }) => comment)
        .sort((one, other) => (one.at < other.at ? -1 : 1)),
    add: async (basedOn, comment, key) => {
      if (!kept.has(key)) kept.set(key, { ...comment, basedOn });
    },
  };
};
