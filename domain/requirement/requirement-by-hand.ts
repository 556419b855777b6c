import { Conflict, RequirementNotFound } from '../errors.ts';
import type { Requirement } from '../model/requirement.ts';
import { isOpen } from '../model/requirement-state.ts';
import { findRequirement, type Snapshot } from '../model/snapshot.ts';

/** a requirement that people may still change. Throws RequirementNotFound, or Conflict when it was met or dropped */
export const changeable = (snapshot: Snapshot, requirementId: string): Requirement => {
  const known = findRequirement(snapshot, requirementId);
  if (known === undefined) throw new RequirementNotFound(snapshot.merchant.merchantId, requirementId);
  if (!isOpen(known))
    throw new Conflict({
      code: 'requirement-ended',
      about: { status: known.dueStatus },
    });
  return known;
};
