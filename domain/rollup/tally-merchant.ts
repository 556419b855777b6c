import type { AttemptCount } from '../conversion/attempts.ts';
import { tallyConversion } from '../conversion/peers.ts';
import type { Context } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { tallyCases } from '../recurring/tally-cases.ts';
import { tallyRequirements } from '../recurring/tally-requirements.ts';
import type { Sheet } from '../tally/sheet.ts';
import { count, type Tally } from '../tally/tally.ts';
import { tallyBlockers } from './blockers.ts';
import { tallyCohort } from './cohorts.ts';
import { tallyNudges } from './nudges.ts';
import { tallyDecision, tallyRatings } from './outcomes.ts';
import { tallyProcess } from './process-of-merchant.ts';
import { tallyStalls } from './stalls.ts';
import { tallyMilestones } from './tally-milestones.ts';
import { taskStories } from './task-stories.ts';
import { tallyTasks } from './tasks.ts';

/**
 * Counts one merchant into a tally, as of `context.now`: what its timeline says happened after that is left out.
 * Throws ZodError for an entry whose data lost its shape.
 */
export function tallyMerchant(
  tally: Tally,
  {
    merchant,
    timeline,
    attempts = [],
  }: {
    readonly merchant: Merchant;
    readonly timeline: readonly TimelineEntry[];
    /** to pay it, of four weeks at least */
    readonly attempts?: readonly AttemptCount[];
  },
  context: Context,
): void {
  const entries = timeline.filter(({ at }) => at <= context.now);
  const sheet: Sheet = { ...context, merchant, entries, tally };
  const left = merchant.lifecycleStage === 'offboarded' ? merchant.stageHistory.at(-1)?.at : undefined;
  const tasks = taskStories(entries, left);
  count(tally, 'merchants');
  tallyCohort(sheet);
  tallyStalls(sheet);
  tallyNudges(sheet);
  tallyTasks(sheet, tasks);
  tallyDecision(sheet, tasks);
  tallyRatings(sheet);
  tallyMilestones(sheet);
  tallyBlockers(sheet);
  tallyProcess(sheet);
  tallyRequirements(sheet);
  tallyCases(sheet);
  tallyConversion(sheet, attempts);
}
