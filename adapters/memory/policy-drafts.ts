import { ConcurrentChange } from '../../domain/errors.ts';
import { noDraft, type PolicyDraft, type PolicyDrafts, policyDraft } from '../../domain/policy/policy-draft.ts';

/** drafts in memory as the table keeps them */
export const policyDrafts = (): PolicyDrafts => {
  const kept = new Map<string, PolicyDraft>();
  return {
    of: async (person) => kept.get(person) ?? noDraft(person),
    put: async (draft) => {
      if ((kept.get(draft.person)?.revision ?? 0) !== draft.revision - 1) throw new ConcurrentChange('of this draft');
      kept.set(draft.person, policyDraft.parse(draft));
    },
  };
};
