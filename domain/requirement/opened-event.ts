import type { Requirement } from '../model/requirement.ts';

/** what the timeline says when a requirement opens */
export const openedEvent = (one: Requirement) => ({
  type: 'requirement.opened.v1',
  reason: one.requestedReason,
  data: {
    requirementId: one.id,
    awaitingActionFrom: one.awaitingActionFrom,
    dueStatus: one.dueStatus,
    verificationStatus: one.verificationStatus,
    errors: one.errors.map((error) => ({ ...error })),
    ...(one.deadline === undefined ? {} : { deadline: one.deadline }),
  },
});
