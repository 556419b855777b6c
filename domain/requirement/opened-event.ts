import type { Requirement, RequirementError } from '../model/requirement.ts';

/** as it is told: a code, and its values or the words of whoever wrote them */
export const errorData = ({ code, remediation, about }: RequirementError) => ({
  code,
  ...(remediation === undefined ? {} : { remediation }),
  ...(about === undefined ? {} : { about }),
});

/** what the timeline says when a requirement opens */
export const openedEvent = (one: Requirement) => ({
  type: 'requirement.opened.v1',
  reason: one.requestedReason,
  data: {
    requirementId: one.id,
    awaitingActionFrom: one.awaitingActionFrom,
    dueStatus: one.dueStatus,
    verificationStatus: one.verificationStatus,
    errors: one.errors.map(errorData),
    ...(one.deadline === undefined ? {} : { deadline: one.deadline }),
  },
});
