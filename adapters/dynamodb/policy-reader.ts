import { PolicyNotFound } from '../../domain/errors.ts';
import { versioned } from '../../domain/policy/version.ts';
import type { PolicyReader } from '../../domain/ports.ts';
import { type BundledPolicy, bundledReason, policyStore } from './policy-store.ts';
import type { ReadTable } from './table.ts';

const orElse = async <Answer>(asked: Promise<Answer>, instead: (error: PolicyNotFound) => Answer): Promise<Answer> => {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof PolicyNotFound) return instead(error);
    throw error;
  }
};

/** the policies for those who only look: in a new stage they see the policy it was deployed with, and leave it to the first who writes to store it */
export const policyReader = (table: ReadTable, bundled: BundledPolicy): PolicyReader => {
  const { active, get, moving, list, proposals, proposed } = policyStore(table);
  const own = () => versioned(bundled.document);
  return {
    active: () => orElse(active(), own),
    get: (version) =>
      orElse(get(version), (error) => {
        const deployed = own();
        if (deployed.version !== version) throw error;
        return deployed;
      }),
    moving,
    list: async () => {
      const known = await list();
      if (known.length > 0) return known;
      return [{ version: own().version, publishedAt: bundled.now(), by: 'system', reason: bundledReason }];
    },
    proposals,
    proposed,
  };
};
