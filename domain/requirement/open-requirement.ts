import { addDays } from '../calendar/add-days.ts';
import type { Requirement, RequirementError } from '../model/requirement.ts';
import type { LifecycleStage, Party } from '../values.ts';

export interface Opening {
  readonly merchantId: string;
  readonly id: string;
  readonly title: string;
  /** name of the person, or the payment method, that it is about */
  readonly of?: string | undefined;
  readonly method?: string | undefined;
  readonly subject: Requirement['subject'];
  readonly requestedReason: string;
  readonly dueIn: LifecycleStage;
  /** the merchant is in that stage already: due now, its deadline runs */
  readonly dueNow: boolean;
  readonly suppliedBy: Party;
  readonly verifiedBy: 'operations' | 'provider';
  readonly deadlineDays?: number | undefined;
  readonly restricts: readonly string[];
  readonly errors?: readonly RequirementError[];
}

const deadlineFrom = (at: string, days: number | undefined) =>
  days === undefined ? {} : { deadline: addDays(at, days), dueAt: addDays(at, days) };

/** a new requirement, open from now; with errors it is one that failed already and waits for a correction */
export const openRequirement = (opening: Opening, now: string): Requirement => ({
  kind: 'requirement',
  merchantId: opening.merchantId,
  id: opening.id,
  version: 0,
  title: opening.title,
  ...(opening.of === undefined ? {} : { of: opening.of }),
  ...(opening.method === undefined ? {} : { method: opening.method }),
  subject: opening.subject,
  requestedReason: opening.requestedReason,
  dueIn: opening.dueIn,
  dueStatus: opening.dueNow ? 'currently_due' : 'eventually_due',
  verificationStatus: opening.errors === undefined || opening.errors.length === 0 ? 'not_submitted' : 'failed',
  suppliedBy: opening.suppliedBy,
  awaitingActionFrom: opening.suppliedBy,
  verifiedBy: opening.verifiedBy,
  openedAt: now,
  deadlineHistory: [],
  restricts: [...opening.restricts],
  errors: [...(opening.errors ?? [])],
  submissions: 0,
  ...(opening.deadlineDays === undefined ? {} : { deadlineDays: opening.deadlineDays }),
  ...(opening.dueNow ? deadlineFrom(now, opening.deadlineDays) : {}),
});

/** an eventually due requirement whose stage has come: its deadline runs from now; any other stays as it is */
export const becomeDue = (requirement: Requirement, now: string): Requirement =>
  requirement.dueStatus === 'eventually_due'
    ? { ...requirement, dueStatus: 'currently_due', ...deadlineFrom(now, requirement.deadlineDays) }
    : requirement;
